package dev.loopbench.core.address;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that cannot be taken for a later one of the same number, nor for one of another container.
 *
 * @param pid its number
 * @param start when it started, in clock ticks since the machine did
 * @param namespace number of the namespace in which it has that number
 */
record DirectoryOwner(long pid, long start, long namespace) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,10})-([0-9]{1,18})-([0-9]{1,18})");
    private static final Pattern NAMESPACE = Pattern.compile("pid:\\[([0-9]+)]");

    /** Of the fields of {@code /proc/PID/stat} behind the name: {@code starttime} is the 22nd in all, see proc(5). */
    private static final int START_FIELD = 19;

    /** @throws IOException when the kernel does not tell */
    static DirectoryOwner ofThisProcess() throws IOException {
        long pid = ProcessHandle.current().pid();
        return new DirectoryOwner(pid, start(pid), ownNamespace());
    }

    /** Parses the text that {@link #toString} writes; empty for any other text. */
    static Optional<DirectoryOwner> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new DirectoryOwner(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** Whether it has certainly ended; what another namespace holds cannot be seen. */
    boolean isGone() {
        try {
            return namespace == ownNamespace() && !isRunning();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isRunning() throws IOException {
        return Files.exists(Path.of("/proc", Long.toString(pid))) && start(pid) == start;
    }

    private static long ownNamespace() throws IOException {
        String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        Matcher matcher = NAMESPACE.matcher(link);
        if (!matcher.matches()) {
            throw new IOException("the kernel names the PID namespace " + link);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static long start(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The name of a program may hold spaces and parentheses.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return Long.parseLong(fields.get(START_FIELD));
    }

    /** Digits and dashes. */
    @Override
    public String toString() {
        return pid + "-" + start + "-" + namespace;
    }
}
