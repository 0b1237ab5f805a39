package dev.loopbench.core.pause;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM's log of its own safepoints, by the clock of {@link System#nanoTime()}: it costs nothing between two of them.
 * Used by one thread.
 */
public final class SafepointLog {

    // In quotes, since a colon would end the name of the file.
    private static final String OPTION = "-Xlog:safepoint:file=\"";
    private static final String FORM = "\":timenanos";
    private static final String PID = "%p";

    // Such as: [123456789ns] Safepoint "SerialCollectForAllocation", Time since last: … ns, …, Total: 1234567 ns
    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns].*Safepoint \"([^\"]+)\".*Total:\\s+(\\d+) ns.*");

    private final Path file;
    private long read;

    private SafepointLog(Path file) {
        this.file = file;
    }

    /**
     * The option that has a JVM and those that inherit its options keep such logs.
     *
     * @param directory that exists
     */
    public static String option(Path directory) {
        return OPTION + directory.toAbsolutePath() + "/safepoints-" + PID + ".log" + FORM;
    }

    /** The log of this process, from now on; empty where it keeps none. */
    public static Optional<SafepointLog> ofThisProcess() {
        return ofProcess(ProcessHandle.current().pid());
    }

    /** The log of a process that was started with the options of this one; empty where this one keeps none. */
    public static Optional<SafepointLog> ofProcess(long pid) {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(OPTION) && argument.endsWith(FORM))
                .findFirst()
                .map(option -> of(option, pid));
    }

    /** The log of a process that was started with {@link #option}. */
    static SafepointLog of(String option, long pid) {
        String path = option.substring(OPTION.length(), option.length() - FORM.length());
        return new SafepointLog(Path.of(path.replace(PID, Long.toString(pid))));
    }

    /** Whether the JVM keeps it. */
    public boolean isKept() {
        return Files.exists(file);
    }

    /** The safepoints that were written down since the last call. */
    public List<ProcessPause> read() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= read) {
            return List.of();
        }
        byte[] added;
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            added = new byte[Math.toIntExact(log.length() - read)];
            log.seek(read);
            log.readFully(added);
        }
        String text = new String(added, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        read += text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
        return parse(text.substring(0, whole));
    }

    /** The safepoints of whole lines. */
    static List<ProcessPause> parse(String lines) {
        List<ProcessPause> pauses = new ArrayList<>();
        lines.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                long end = Long.parseLong(matcher.group(1));
                pauses.add(new ProcessPause(end - Long.parseLong(matcher.group(3)), end, matcher.group(2)));
            }
        });
        return pauses;
    }
}
