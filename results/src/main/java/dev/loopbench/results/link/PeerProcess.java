package dev.loopbench.results.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether the other end of a connection on this machine belongs to a process or to one that it has started, by the kernel's
 * table of connections (proc_net_tcp(5)) and the descriptors of these processes.
 */
final class PeerProcess {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;
    private static final int WORD = 4;
    private static final int IPV6 = 16;

    private final ProcessHandle process;

    PeerProcess(ProcessHandle process) {
        this.process = process;
    }

    /**
     * Whether it does.
     *
     * @param peer its end
     * @param own this end
     */
    boolean isOurs(InetSocketAddress peer, InetSocketAddress own) {
        Set<String> sockets = sockets(peer, own);
        return !sockets.isEmpty()
                && Stream.concat(Stream.of(process), process.descendants()).anyMatch(one -> holdsOneOf(one, sockets));
    }

    private static Set<String> sockets(InetSocketAddress peer, InetSocketAddress own) {
        List<String> peers = names(peer);
        List<String> owns = names(own);
        Set<String> sockets = new HashSet<>();
        for (Path table : TABLES) {
            for (String line : lines(table)) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > INODE && peers.contains(fields[LOCAL]) && owns.contains(fields[REMOTE])) {
                    sockets.add("socket:[" + fields[INODE] + "]");
                }
            }
        }
        return sockets;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // A kernel without IPv6 has one of them only.
            return List.of();
        }
    }

    /** As the tables write it: 32-bit words in the order of the machine; an IPv4 address also as an IPv6 socket has it. */
    private static List<String> names(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        byte[] bytes = host.getAddress();
        String port = String.format(Locale.ROOT, ":%04X", address.getPort());
        if (bytes.length == IPV6) {
            return List.of(words(bytes) + port);
        }
        byte[] mapped = new byte[IPV6];
        Arrays.fill(mapped, IPV6 - WORD - 2, IPV6 - WORD, (byte) -1);
        System.arraycopy(bytes, 0, mapped, IPV6 - WORD, WORD);
        return List.of(words(bytes) + port, words(mapped) + port);
    }

    private static String words(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        StringBuilder words = new StringBuilder();
        while (buffer.hasRemaining()) {
            words.append(String.format(Locale.ROOT, "%08X", buffer.getInt()));
        }
        return words.toString();
    }

    private static boolean holdsOneOf(ProcessHandle process, Set<String> sockets) {
        Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (sockets.contains(target(link))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // It has ended.
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // Closed since the listing.
            return "";
        }
    }
}
