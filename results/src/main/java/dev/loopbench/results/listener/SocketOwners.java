package dev.loopbench.results.listener;

import dev.loopbench.results.listener.Listener.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which processes have which sockets open, from the links in {@code /proc/PID/fd}. Other users' links need root. */
final class SocketOwners {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> JVM_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS=", "JDK_JAVA_OPTIONS=", "_JAVA_OPTIONS=");

    private final Map<Long, List<Owner>> byInode = new HashMap<>();
    private final Map<String, Integer> hidden = new TreeMap<>();
    private final UserNames users;

    /** @param root the directory that holds {@code proc} */
    SocketOwners(Path root, UserNames users) throws IOException {
        this.users = users;
        try (Stream<Path> entries = Files.list(root.resolve("proc"))) {
            entries.filter(entry ->
                            NUMBER.matcher(entry.getFileName().toString()).matches())
                    .forEach(this::process);
        }
    }

    /** The processes that have a socket open; none where they cannot be seen. */
    List<Owner> of(long inode) {
        return byInode.getOrDefault(inode, List.of());
    }

    /** User → how many of that user's processes do not show their sockets. */
    Map<String, Integer> hidden() {
        return hidden;
    }

    private void process(Path process) {
        List<Long> inodes;
        try {
            inodes = sockets(process.resolve("fd"));
        } catch (IOException e) {
            if (Files.exists(process)) {
                hidden.merge(user(process), 1, Integer::sum);
            }
            return;
        }
        if (!inodes.isEmpty()) {
            Owner owner = new Owner(
                    Long.parseLong(process.getFileName().toString()),
                    text(process.resolve("comm")).strip(),
                    user(process),
                    arguments(process));
            inodes.forEach(inode ->
                    byInode.computeIfAbsent(inode, any -> new ArrayList<>()).add(owner));
        }
    }

    private static List<Long> sockets(Path descriptors) throws IOException {
        List<Long> inodes = new ArrayList<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : (Iterable<Path>) links::iterator) {
                Matcher socket = SOCKET.matcher(target(link));
                if (socket.matches()) {
                    inodes.add(Long.parseLong(socket.group(1)));
                }
            }
        }
        return inodes.stream().distinct().toList();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // Closed since the listing.
            return "";
        }
    }

    private String user(Path process) {
        return text(process.resolve("status"))
                .lines()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> users.of(Long.parseLong(line.split("\\s+", -1)[1])))
                .findFirst()
                .orElse("unknown");
    }

    private static List<String> arguments(Path process) {
        List<String> arguments =
                new ArrayList<>(List.of(text(process.resolve("cmdline")).split("\0", -1)));
        Arrays.stream(text(process.resolve("environ")).split("\0", -1))
                .filter(variable -> JVM_OPTIONS.stream().anyMatch(variable::startsWith))
                .forEach(variable -> arguments.addAll(
                        List.of(variable.substring(variable.indexOf('=') + 1).split("\\s+", -1))));
        return arguments;
    }

    /** A process may end at any moment, and then has no text. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
