package dev.loopbench.core.placement;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells performance from efficiency cores, by what the kernel says of Intel's hybrid processors and of Arm's capacities. */
final class CoreTypes {

    /** Intel: the processors that the counters of efficiency cores are of. */
    private static final String ATOM = "sys/devices/cpu_atom/cpus";

    /** Arm, and recent kernels on Intel: the fastest have 1024. */
    private static final String CAPACITY = "cpu_capacity";

    private static final double FAST = 0.9;

    private CoreTypes() {}

    /** The efficiency cores among these; none where all are alike, or the kernel does not tell. */
    static SortedSet<Integer> efficiency(SysFiles files, SortedSet<Integer> cpus) {
        SortedSet<Integer> atoms = new TreeSet<>();
        files.cpus(ATOM).ifPresent(found -> atoms.addAll(found));
        atoms.retainAll(cpus);
        if (!atoms.isEmpty()) {
            return atoms;
        }
        Map<Integer, Integer> capacities = new TreeMap<>();
        for (int cpu : cpus) {
            files.number(SysFiles.CPU + cpu + "/" + CAPACITY).ifPresent(capacity -> capacities.put(cpu, capacity));
        }
        int most =
                capacities.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        SortedSet<Integer> slow = new TreeSet<>();
        capacities.forEach((cpu, capacity) -> {
            if (capacity < FAST * most) {
                slow.add(cpu);
            }
        });
        return slow;
    }
}
