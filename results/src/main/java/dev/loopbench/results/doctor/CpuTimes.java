package dev.loopbench.results.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /**
     * A process.
     *
     * @param ticks user and system time
     */
    record Task(String name, long parent, long ticks) {}

    /** @throws IOException when {@code /proc/stat} cannot be read */
    static CpuTimes read(Path root) throws IOException {
        String first = Files.readAllLines(root.resolve("proc/stat")).get(0);
        String[] fields = first.split("\\s+", -1);
        long busy = 0;
        for (int i = USER; i < Math.min(fields.length, STEAL); i++) {
            busy += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(fields[i]);
        }
        long stolen = fields.length > STEAL ? Long.parseLong(fields[STEAL]) : 0;
        return new CpuTimes(System.nanoTime(), busy, stolen, processes(root.resolve("proc")));
    }

    private static Map<Long, Task> processes(Path proc) throws IOException {
        Map<Long, Task> processes = new HashMap<>();
        try (Stream<Path> entries = Files.list(proc)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (name.matches("\\d+")) {
                    process(entry, processes);
                }
            }
        }
        return processes;
    }

    private static void process(Path entry, Map<Long, Task> processes) {
        try {
            String stat = new String(Files.readAllBytes(entry.resolve("stat")), StandardCharsets.UTF_8);
            // The name is in parentheses and may hold any of these, and spaces.
            int end = stat.lastIndexOf(')');
            List<String> rest = List.of(stat.substring(end + 2).strip().split(" ", -1));
            processes.put(
                    Long.parseLong(entry.getFileName().toString()),
                    new Task(
                            stat.substring(stat.indexOf('(') + 1, end),
                            Long.parseLong(rest.get(PARENT)),
                            Long.parseLong(rest.get(USER_TIME)) + Long.parseLong(rest.get(SYSTEM_TIME))));
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
