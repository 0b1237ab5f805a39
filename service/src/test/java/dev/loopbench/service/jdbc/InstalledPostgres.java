package dev.loopbench.service.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of its own for a test, where Debian's package is installed: no maintained library stands in for its protocol. */
final class InstalledPostgres implements AutoCloseable {

    static final String PASSWORD = "not a secret";

    private final Path directory;
    private final Process server;
    private final int port;

    private InstalledPostgres(Path directory, Process server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /** Where the server's programs are; empty where they are not installed. */
    static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    static InstalledPostgres start(Path programs) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("loopbench-postgres");
        Path password = Files.writeString(directory.resolve("password"), PASSWORD);
        Path data = directory.resolve("data");
        if (isRoot()) {
            run(List.of("chown", "-R", "postgres", directory.toString()));
        }
        run(asOther(
                programs.resolve("initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                "tester",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "--no-sync"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process server = new ProcessBuilder(asOther(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off"))
                .redirectErrorStream(true)
                .start();
        BufferedReader log = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("ready to accept connections")) {
                return new InstalledPostgres(directory, server, port);
            }
        }
        throw new IOException("PostgreSQL did not start");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asOther(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " ended with " + process.exitValue());
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        // This signal has it end its own processes at once; at Java's it waits for a statement that sleeps a minute.
        new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start();
        server.onExit().join();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
