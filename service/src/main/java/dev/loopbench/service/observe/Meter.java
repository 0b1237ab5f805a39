package dev.loopbench.service.observe;

import dev.loopbench.core.placement.CpuList;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads what processes or threads have used, from {@code /proc}: processor time, waiting and switches in ns from each thread's
 * {@code schedstat}; user and kernel time and page faults from {@code stat}. A thread that ends between two readings takes what it used
 * with it.
 */
public final class Meter {

    private static final int FAULTS_MINOR = 7;
    private static final int FAULTS_MAJOR = 9;
    private static final int USER = 11;
    private static final int KERNEL = 12;
    private static final long KIB = 1024;

    private final ProcFiles files;
    private final List<Integer> pids;
    private final boolean threads;

    Meter(ProcFiles files, Collection<Integer> numbers, boolean threads) {
        this.files = files;
        this.pids = List.copyOf(numbers);
        this.threads = threads;
    }

    /** Of whole processes. */
    public static Meter ofProcesses(Collection<Integer> pids) {
        return new Meter(new ProcFiles(Path.of("/proc")), pids, false);
    }

    /** Of threads of this process. */
    public static Meter ofOwnThreads(Collection<Integer> tids) {
        return new Meter(new ProcFiles(Path.of("/proc/self/task")), tids, true);
    }

    /** Reads the use so far. */
    public Reading read() {
        Map<Integer, long[]> byThread = new HashMap<>();
        long[] sums = new long[4];
        for (int pid : pids) {
            stat(pid, sums);
            if (threads) {
                schedstat(pid, pid + "/schedstat", byThread);
            } else {
                for (int tid : files.numbers(pid + "/task")) {
                    schedstat(tid, pid + "/task/" + tid + "/schedstat", byThread);
                }
            }
        }
        return new Reading(byThread, sums);
    }

    private void schedstat(int tid, String path, Map<Integer, long[]> into) {
        for (String line : files.lines(path)) {
            String[] columns = line.split(" ", -1);
            into.put(tid, new long[] {Long.parseLong(columns[0]), Long.parseLong(columns[1]), Long.parseLong(columns[2])
            });
        }
    }

    private void stat(int pid, long[] sums) {
        for (String line : files.lines(pid + "/stat")) {
            // The name before the last parenthesis may hold anything.
            String[] columns = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            sums[0] += Long.parseLong(columns[USER]);
            sums[1] += Long.parseLong(columns[KERNEL]);
            sums[2] += Long.parseLong(columns[FAULTS_MINOR]);
            sums[3] += Long.parseLong(columns[FAULTS_MAJOR]);
        }
    }

    /** Memory that is resident now, of all processes together; pages that they share count for each. */
    public long residentBytes() {
        return pids.stream()
                .flatMap(pid -> files.lines(pid + "/status").stream())
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .sum();
    }

    /** The processors on which any of them may run. */
    public SortedSet<Integer> allowedCpus() {
        SortedSet<Integer> cpus = new TreeSet<>();
        for (int pid : pids) {
            files.lines(pid + "/status").stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .forEach(line -> cpus.addAll(CpuList.parse(line.substring(line.indexOf(':') + 1))));
        }
        return cpus;
    }

    /** The name of the first process. */
    public String name() {
        return pids.stream()
                .flatMap(pid -> files.lines(pid + "/comm").stream())
                .findFirst()
                .orElse("");
    }

    /** The processes or threads. */
    public List<Integer> numbers() {
        return pids;
    }

    /** The counters at one moment. */
    public static final class Reading {
        private final Map<Integer, long[]> byThread;
        private final long[] sums;

        private Reading(Map<Integer, long[]> byThread, long[] sums) {
            this.byThread = byThread;
            this.sums = sums;
        }

        /** The use since an earlier reading; a new thread counts from its start. */
        public Usage since(Reading earlier) {
            long[] grown = new long[3];
            long busiest = 0;
            for (Map.Entry<Integer, long[]> thread : byThread.entrySet()) {
                long[] before = earlier.byThread.getOrDefault(thread.getKey(), new long[3]);
                long cpu = thread.getValue()[0] - before[0];
                busiest = Math.max(busiest, cpu);
                for (int i = 0; i < grown.length; i++) {
                    grown[i] += Math.max(0, thread.getValue()[i] - before[i]);
                }
            }
            return new Usage(
                    grown[0],
                    busiest,
                    grown[1],
                    grown[2],
                    sums[0] - earlier.sums[0],
                    sums[1] - earlier.sums[1],
                    sums[2] - earlier.sums[2],
                    sums[3] - earlier.sums[3]);
        }
    }
}
