package dev.loopbench.results.doctor;

import dev.loopbench.results.check.HostFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much processor time the machine and each process had used at one moment, in ticks of 10 ms since boot.
 *
 * @param nanos when, ns of {@link System#nanoTime}
 * @param busy of all CPUs: what was neither idle nor stolen
 * @param stolen by the hypervisor
 * @param processes by number
 */
record CpuTimes(long nanos, long busy, long stolen, Map<Long, Task> processes) {

    private static final int USER = 1;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;
    private static final String STAT = "proc/stat";
    private static final Pattern ALL_CPUS = Pattern.compile("cpu( +\\d{1,18}){4,}\\R");

    /** The name is in parentheses and may hold any of these, and spaces; nine fields lie between the parent and the times. */
    private static final Pattern TASK = Pattern.compile(
            "\\d+ \\((?<name>.*)\\) \\S (?<parent>\\d{1,18})( -?\\d+){9} (?<user>\\d{1,18}) (?<system>\\d{1,18}) ",
            Pattern.DOTALL);

    private static final String NAME = "name";
    private static final String PARENT = "parent";
    private static final String USER_TIME = "user";
    private static final String SYSTEM_TIME = "system";

    /**
     * A process.
     *
     * @param ticks user and system time
     */
    record Task(String name, long parent, long ticks) {}

    /** Reads them now; empty, and noted, where {@code /proc/stat} cannot be read. */
    static Optional<CpuTimes> read(HostFiles files) {
        Optional<String> stat = files.text(STAT);
        if (stat.isPresent() && !ALL_CPUS.matcher(stat.get()).lookingAt()) {
            files.notUnderstood(STAT);
            return Optional.empty();
        }
        return stat.map(text -> of(text, processes(files.root().resolve("proc"))));
    }

    private static CpuTimes of(String stat, Map<Long, Task> processes) {
        String[] fields = stat.lines().findFirst().orElse("").split("\\s+", -1);
        long busy = 0;
        for (int i = USER; i < Math.min(fields.length, STEAL); i++) {
            busy += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(fields[i]);
        }
        long stolen = fields.length > STEAL ? Long.parseLong(fields[STEAL]) : 0;
        return new CpuTimes(System.nanoTime(), busy, stolen, processes);
    }

    /** By number; none where they cannot be listed. */
    private static Map<Long, Task> processes(Path proc) {
        Map<Long, Task> processes = new HashMap<>();
        try (Stream<Path> entries = Files.list(proc)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (name.matches("\\d+")) {
                    process(entry, processes);
                }
            }
        } catch (IOException e) {
            // The machine's own times are known all the same.
            return processes;
        }
        return processes;
    }

    private static void process(Path entry, Map<Long, Task> processes) {
        try {
            String stat = new String(Files.readAllBytes(entry.resolve("stat")), StandardCharsets.UTF_8);
            Matcher task = TASK.matcher(stat);
            if (task.lookingAt()) {
                processes.put(
                        Long.parseLong(entry.getFileName().toString()),
                        new Task(
                                task.group(NAME),
                                Long.parseLong(task.group(PARENT)),
                                Long.parseLong(task.group(USER_TIME)) + Long.parseLong(task.group(SYSTEM_TIME))));
            }
        } catch (IOException e) {
            // Ended since the listing.
            return;
        }
    }

    /** A process and all that descend from it. */
    Set<Long> family(long pid) {
        Set<Long> family = new HashSet<>(Set.of(pid));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<Long, Task> each : processes.entrySet()) {
                grew |= family.contains(each.getValue().parent()) && family.add(each.getKey());
            }
        }
        return family;
    }
}
