package dev.loopbench.results.listener;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import dev.loopbench.results.listener.PortList.ListenQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks the kernel for what {@code /proc/net} lacks, as {@code ss} does: the limit of a listen queue, and whether an IPv6
 * socket also takes IPv4 connections. See sock_diag(7). Linux only; needs no rights.
 */
final class SocketDiagnostics {

    private static final byte AF_UNIX = 1;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte TCP = 6;
    private static final int LISTEN = 1 << 10;
    private static final int SHOW_QUEUE = 0x10;

    private static final short BY_FAMILY = 20;
    private static final short REQUEST_DUMP = 0x301;
    private static final short ERROR = 2;
    private static final short DONE = 3;
    private static final int HEADER = 16;
    private static final int INET_REQUEST = 56;
    private static final int UNIX_REQUEST = 24;
    private static final int INET_MESSAGE = 72;
    private static final int INET_QUEUES = 56;
    private static final int INET_INODE = 68;
    private static final int UNIX_MESSAGE = 16;
    private static final int UNIX_INODE = 4;
    private static final short UNIX_QUEUE_ATTRIBUTE = 4;
    private static final short ONLY_IPV6_ATTRIBUTE = 11;
    private static final int ATTRIBUTE_HEADER = 4;
    private static final int BUFFER = 64 * 1024;

    private final Map<Long, ListenQueue> queues = new HashMap<>();

    private SocketDiagnostics() {}

    /**
     * The queues of all sockets of this network namespace that listen, by inode.
     *
     * @throws IOException when the kernel does not answer, as in some sandboxes
     */
    static Map<Long, ListenQueue> queues() throws IOException {
        SocketDiagnostics diagnostics = new SocketDiagnostics();
        try {
            diagnostics.ask(inetRequest(AF_INET));
            diagnostics.ask(inetRequest(AF_INET6));
            diagnostics.ask(unixRequest());
        } catch (LastErrorException | UnsatisfiedLinkError e) {
            throw new IOException("sock_diag: " + e.getMessage(), e);
        }
        return diagnostics.queues;
    }

    private static byte[] inetRequest(byte family) {
        ByteBuffer request = ByteBuffer.allocate(HEADER + INET_REQUEST).order(ByteOrder.nativeOrder());
        header(request);
        request.put(family).put(TCP).putShort((short) 0).putInt(LISTEN);
        return request.array();
    }

    private static byte[] unixRequest() {
        ByteBuffer request = ByteBuffer.allocate(HEADER + UNIX_REQUEST).order(ByteOrder.nativeOrder());
        header(request);
        request.put(AF_UNIX).put((byte) 0).putShort((short) 0).putInt(LISTEN);
        request.putInt(0).putInt(SHOW_QUEUE);
        return request.array();
    }

    private static void header(ByteBuffer request) {
        request.putInt(request.capacity()).putShort(BY_FAMILY).putShort(REQUEST_DUMP);
        request.putInt(1).putInt(0);
    }

    private void ask(byte[] request) throws IOException {
        int socket = LibC.socket(LibC.AF_NETLINK, LibC.SOCK_RAW_CLOEXEC, LibC.NETLINK_SOCK_DIAG);
        try {
            LibC.send(socket, request, request.length, 0);
            byte[] answer = new byte[BUFFER];
            boolean more = true;
            while (more) {
                int length = Math.toIntExact(LibC.recv(socket, answer, answer.length, 0));
                more = length > 0 && take(ByteBuffer.wrap(answer, 0, length).order(ByteOrder.nativeOrder()));
            }
        } finally {
            LibC.close(socket);
        }
    }

    /** Returns whether more is to come. */
    private boolean take(ByteBuffer answer) throws IOException {
        while (answer.remaining() >= HEADER) {
            int start = answer.position();
            int length = answer.getInt(start);
            short type = answer.getShort(start + Integer.BYTES);
            if (type == DONE) {
                return false;
            }
            if (type == ERROR || length < HEADER || length > answer.remaining()) {
                throw new IOException("sock_diag: the kernel refused");
            }
            message(answer.slice(start + HEADER, length - HEADER).order(ByteOrder.nativeOrder()));
            answer.position(Math.min(answer.limit(), start + aligned(length)));
        }
        return true;
    }

    private void message(ByteBuffer message) {
        boolean unix = message.get(0) == AF_UNIX;
        long waiting = unix ? 0 : Integer.toUnsignedLong(message.getInt(INET_QUEUES));
        long limit = unix ? 0 : Integer.toUnsignedLong(message.getInt(INET_QUEUES + Integer.BYTES));
        boolean onlyIpv6 = false;
        int attribute = unix ? UNIX_MESSAGE : INET_MESSAGE;
        while (attribute + ATTRIBUTE_HEADER <= message.limit()) {
            int length = Math.max(ATTRIBUTE_HEADER, Short.toUnsignedInt(message.getShort(attribute)));
            short type = message.getShort(attribute + Short.BYTES);
            int value = attribute + ATTRIBUTE_HEADER;
            if (unix && type == UNIX_QUEUE_ATTRIBUTE) {
                waiting = Integer.toUnsignedLong(message.getInt(value));
                limit = Integer.toUnsignedLong(message.getInt(value + Integer.BYTES));
            } else if (!unix && type == ONLY_IPV6_ATTRIBUTE) {
                onlyIpv6 = message.get(value) != 0;
            }
            attribute += aligned(length);
        }
        long inode = Integer.toUnsignedLong(message.getInt(unix ? UNIX_INODE : INET_INODE));
        queues.put(inode, new ListenQueue(waiting, limit, onlyIpv6));
    }

    private static int aligned(int length) {
        return (length + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        static final int AF_NETLINK = 16;
        static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
        static final int NETLINK_SOCK_DIAG = 4;

        static {
            Native.register("c");
        }

        private LibC() {}

        static native int socket(int domain, int type, int protocol) throws LastErrorException;

        static native long send(int socket, byte[] bytes, long length, int flags) throws LastErrorException;

        static native long recv(int socket, byte[] bytes, long length, int flags) throws LastErrorException;

        static native int close(int descriptor);
    }
}
