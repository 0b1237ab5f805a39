package dev.loopbench.core.transport;

import com.sun.jna.Native;
import dev.loopbench.core.address.AddressFamily;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * TCP_CONGESTION (tcp(7)), which neither the JDK nor Netty has for every kind of socket: so it is set on, and read off,
 * the sockets of this process that listen on a port or are connected to it, whoever made them. Linux only.
 *
 * <p>What is accepted inherits it from what listens; a connection may change it at any time.
 */
public final class CongestionControl {

    /** The option's name, as in the kernel. */
    public static final String OPTION = "TCP_CONGESTION";

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String SOCKET = "socket:";
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_STREAM = 1;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_CONGESTION = 13;
    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int NAME_BYTES = 16;
    private static final int ADDRESS_BYTES = 28;

    private CongestionControl() {}

    /** Whether this process may set it on sockets of that family: the kernel decides. */
    public static Availability availability(String name, AddressFamily address) {
        if (address != AddressFamily.TCP) {
            return Availability.unavailable("no congestion control over Unix domain sockets");
        }
        int descriptor = LibC.socket(AF_INET, SOCK_STREAM, 0);
        try {
            return set(descriptor, name)
                    ? Availability.available()
                    : Availability.unavailable(refusal(name, Native.getLastError()));
        } finally {
            LibC.close(descriptor);
        }
    }

    /**
     * Sets it on the sockets of this process at one end or the other of connections to a server, if the settings say so.
     *
     * @throws IOException when the kernel refuses, or there is no such socket
     */
    public static void apply(SocketSettings settings, SocketAddress server) throws IOException {
        if (settings.congestionControl().isEmpty()) {
            return;
        }
        String name = settings.congestionControl().get();
        List<Integer> sockets = sockets(server);
        if (sockets.isEmpty()) {
            throw new IOException("no socket of " + server + " to set " + OPTION + " on");
        }
        for (int socket : sockets) {
            if (!set(socket, name)) {
                throw new IOException(refusal(name, Native.getLastError()));
            }
        }
    }

    /**
     * The options with {@value #OPTION} as it is in effect on the sockets of this process at one end or the other of
     * connections to a server; without it where there is none.
     *
     * @throws IOException when the sockets of this process cannot be listed
     */
    public static Map<String, String> added(Map<String, String> options, SocketAddress server) throws IOException {
        Map<String, String> more = new TreeMap<>(options);
        sockets(server).stream()
                .flatMap(socket -> read(socket).stream())
                .findFirst()
                .ifPresent(name -> more.put(OPTION, name));
        return more;
    }

    private static String refusal(String name, int error) {
        String why = switch (error) {
            case EPERM -> "not for this user: it is not in net.ipv4.tcp_allowed_congestion_control";
            case ENOENT -> "the kernel has none of that name: see net.ipv4.tcp_available_congestion_control";
            default -> "setsockopt answered error " + error;
        };
        return "congestion control " + name + ": " + why;
    }

    private static boolean set(int socket, String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        return LibC.setsockopt(socket, IPPROTO_TCP, TCP_CONGESTION, text, text.length) == 0;
    }

    private static Optional<String> read(int socket) {
        byte[] name = new byte[NAME_BYTES];
        int[] length = {NAME_BYTES};
        if (LibC.getsockopt(socket, IPPROTO_TCP, TCP_CONGESTION, name, length) != 0) {
            return Optional.empty();
        }
        String padded = new String(name, 0, length[0], StandardCharsets.US_ASCII);
        int end = padded.indexOf('\0');
        return Optional.of(end < 0 ? padded : padded.substring(0, end));
    }

    private static List<Integer> sockets(SocketAddress server) throws IOException {
        List<Integer> sockets = new ArrayList<>();
        if (!(server instanceof InetSocketAddress address)) {
            return sockets;
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                int number = Integer.parseInt(String.valueOf(descriptor.getFileName()));
                if (isSocket(descriptor) && isOf(number, address.getPort())) {
                    sockets.add(number);
                }
            }
        }
        return sockets;
    }

    /** The directory is read through a descriptor that is gone afterwards, and others may go meanwhile. */
    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith(SOCKET);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOf(int socket, int port) {
        byte[] local = new byte[ADDRESS_BYTES];
        byte[] peer = new byte[ADDRESS_BYTES];
        return (LibC.getsockname(socket, local, new int[] {ADDRESS_BYTES}) == 0 && isAt(local, port))
                || (LibC.getpeername(socket, peer, new int[] {ADDRESS_BYTES}) == 0 && isAt(peer, port));
    }

    /** In both families of TCP the port stands behind the family, big-endian. */
    private static boolean isAt(byte[] address, int port) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        int family = bytes.order(ByteOrder.nativeOrder()).getShort(0);
        int found = bytes.order(ByteOrder.BIG_ENDIAN).getShort(2) & 0xFFFF;
        return (family == AF_INET || family == AF_INET6) && found == port;
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        static {
            Native.register("c");
        }

        private LibC() {}

        static native int socket(int family, int type, int protocol);

        static native int close(int descriptor);

        static native int setsockopt(int descriptor, int level, int option, byte[] value, int length);

        static native int getsockopt(int descriptor, int level, int option, byte[] value, int[] length);

        static native int getsockname(int descriptor, byte[] address, int[] length);

        static native int getpeername(int descriptor, byte[] address, int[] length);
    }
}
