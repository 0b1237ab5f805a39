package dev.loopbench.core.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files and sockets a process may have open. */
public final class DescriptorLimit {

    // Soft and hard. JVMs raise the one to the other when they start, and so does the floor's program.
    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+\\S+\\s+(\\S+)\\s+files\\s*");

    private DescriptorLimit() {}

    /** Of this process and those that it starts; empty where there is none, or the kernel does not tell. */
    public static OptionalLong ofThisProcess() {
        return read(Path.of("/"));
    }

    /**
     * The same below another root.
     *
     * @param root the directory that holds {@code proc}
     */
    public static OptionalLong read(Path root) {
        List<String> limits = new KernelFiles(root).lines("proc/self/limits");
        return limits.stream()
                .map(OPEN_FILES::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .filter(limit -> limit.chars().allMatch(Character::isDigit))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
