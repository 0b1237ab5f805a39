package dev.loopbench.service.observe;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The sockets of this network namespace as {@code /proc/net} lists them (proc(5)). */
public final class SocketTable {

    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int UNIX_INODE = 6;
    private static final int UNIX_PATH = 7;
    private static final String LISTENING = "0A";

    private final ProcFiles files;

    SocketTable(ProcFiles files) {
        this.files = files;
    }

    /** That of this machine. */
    public static SocketTable ofThisMachine() {
        return new SocketTable(new ProcFiles(Path.of("/proc")));
    }

    /** Whether somebody listens at the address. Nothing is sent to find out. */
    public boolean isListening(SocketAddress address) {
        return address instanceof InetSocketAddress inet
                ? sockets(inet).stream().anyMatch(Socket::listening)
                : !inodes(address).isEmpty();
    }

    /** The inodes of the service's side: of the sockets that listen at the address, and of those that were accepted there. */
    Set<Long> inodes(SocketAddress address) {
        Set<Long> inodes = new HashSet<>();
        if (address instanceof InetSocketAddress inet) {
            sockets(inet).forEach(socket -> inodes.add(socket.inode()));
        } else if (address instanceof UnixDomainSocketAddress unix) {
            inodes.addAll(unix(unix.getPath().toString()));
        }
        inodes.remove(0L);
        return inodes;
    }

    private record Socket(boolean listening, long inode) {}

    private List<Socket> sockets(InetSocketAddress service) {
        List<Socket> sockets = new ArrayList<>();
        // Where connections come and go, thousands of lines are of others: they are not taken apart.
        String port = String.format(Locale.ROOT, ":%04X ", service.getPort());
        for (String table : List.of("net/tcp", "net/tcp6")) {
            files.lines(table).stream()
                    .skip(1)
                    .filter(line -> line.contains(port))
                    .forEach(line -> {
                        String[] columns = line.strip().split("\\s+", -1);
                        if (columns.length > INODE && isLocal(columns[LOCAL], service)) {
                            sockets.add(new Socket(columns[STATE].equals(LISTENING), Long.parseLong(columns[INODE])));
                        }
                    });
        }
        return sockets;
    }

    private static boolean isLocal(String column, InetSocketAddress service) {
        int colon = column.indexOf(':');
        if (Integer.parseInt(column.substring(colon + 1), 16) != service.getPort()) {
            return false;
        }
        InetAddress local = address(column.substring(0, colon));
        return local.isAnyLocalAddress() || local.equals(service.getAddress());
    }

    /** Words of four bytes, each in the order of the machine, which is little-endian wherever this suite runs. */
    private static InetAddress address(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (int word = 0; word < bytes.length; word += 4) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        try {
            // IPv4 in the form of IPv6 becomes IPv4 here.
            return bytes.length == 16 && !isMapped(bytes)
                    ? Inet6Address.getByAddress(null, bytes, -1)
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    private static boolean isMapped(byte[] bytes) {
        byte[] prefix = new byte[12];
        prefix[10] = -1;
        prefix[11] = -1;
        return Arrays.equals(prefix, 0, 12, bytes, 0, 12);
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }

    private Set<Long> unix(String path) {
        Set<Long> inodes = new HashSet<>();
        for (String line : files.lines("net/unix")) {
            String[] columns = line.strip().split("\\s+", UNIX_PATH + 1);
            if (columns.length > UNIX_PATH && columns[UNIX_PATH].equals(path)) {
                inodes.add(Long.parseLong(columns[UNIX_INODE]));
            }
        }
        return inodes;
    }
}
