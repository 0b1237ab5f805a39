package dev.loopbench.results.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Strangers who connect to every port of a run as long as it lasts. */
final class StrangerFaults {

    private static final String KIND = "stranger";
    private static final int TOKEN = 16;
    private static final int HEXADECIMAL = 16;
    private static final String LISTENING = "0A";
    private static final String SOCKET = "socket:[";
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int TIMES = 3;
    private static final String ALL = "--transports=nio-select,blocking-channel,floor-epoll,floor-blocking";

    private StrangerFaults() {}

    /** What a stranger does with a connection. */
    private interface Manner {
        void with(Socket socket) throws IOException;
    }

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(stranger("says nothing", socket -> {}).inEveryBuild());
        all.add(stranger(
                "says sixteen wrong bytes", socket -> socket.getOutputStream().write(new byte[TOKEN])));
        all.add(stranger(
                "asks as a browser does",
                socket -> socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII))));
        all.add(stranger(
                "says half of a token", socket -> socket.getOutputStream().write(new byte[TOKEN / 2])));
        all.add(stranger("hangs up at once", Socket::close));
        all.add(stranger("resets", socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        }));
        all.add(stranger(
                "connects to servers of connections for one request",
                "--workloads=connect",
                socket -> socket.getOutputStream().write(new byte[TOKEN])));
        return all;
    }

    private static Fault stranger(String name, Manner manner) {
        return stranger(name, ALL, manner);
    }

    private static Fault stranger(String name, String option, Manner manner) {
        return Fault.of(KIND, name, 0, "p50", sandbox -> {
            Process run = sandbox.startRun(option);
            Set<Socket> open = new HashSet<>();
            int connected = 0;
            try {
                Set<String> visited = new HashSet<>();
                while (run.isAlive()) {
                    connected += connect(sandbox, visited, manner, open);
                    Sandbox.pause();
                }
                if (connected == 0) {
                    throw new IOException("no port was found: " + sandbox.written());
                }
                return sandbox.await(run);
            } finally {
                for (Socket socket : open) {
                    socket.close();
                }
            }
        });
    }

    /** Three times to every port that was not seen before. */
    private static int connect(Sandbox sandbox, Set<String> visited, Manner manner, Set<Socket> open)
            throws IOException {
        int connected = 0;
        for (int port : ports(sandbox)) {
            for (int i = 0; i < TIMES; i++) {
                if (visited.add(port + " " + i) && isVisited(port, manner, open)) {
                    connected++;
                }
            }
        }
        return connected;
    }

    private static boolean isVisited(int port, Manner manner, Set<Socket> open) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(socket);
            manner.with(socket);
            return true;
        } catch (IOException e) {
            // The server ended meanwhile, or turned the stranger away.
            return false;
        }
    }

    /** On which processes of the sandbox listen, by the kernel's table and their descriptors. */
    private static Set<Integer> ports(Sandbox sandbox) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (ProcessHandle process : sandbox.processes()) {
            sockets.addAll(sockets(process));
        }
        Set<Integer> ports = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                Files.readAllLines(Path.of(table)).stream()
                        .map(line -> line.strip().split("\\s+", -1))
                        .filter(fields -> fields.length > INODE
                                && fields[STATE].equals(LISTENING)
                                && sockets.contains(fields[INODE]))
                        .forEach(fields -> ports.add(
                                Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), HEXADECIMAL)));
            }
        }
        return ports;
    }

    /** The kernel's numbers of the sockets that a process has open; none of one that has ended. */
    private static Set<String> sockets(ProcessHandle process) {
        Set<String> sockets = new HashSet<>();
        try (DirectoryStream<Path> descriptors =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path descriptor : descriptors) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith(SOCKET)) {
                    sockets.add(target.substring(SOCKET.length(), target.length() - 1));
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return sockets;
    }
}
