package dev.loopbench.core.kernel;

import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the kernel's counters, in about a millisecond: not to be asked during a slice. */
public final class KernelMeter {

    private final KernelFiles files;

    /** @param root the directory that holds {@code proc} and {@code sys} */
    public KernelMeter(Path root) {
        files = new KernelFiles(root);
    }

    /** Reads those of the running kernel. */
    public static KernelMeter ofThisMachine() {
        return new KernelMeter(Path.of("/"));
    }

    /** @param pids the processes of both ends, whose rings are looked at; those of this user */
    public KernelCounters read(Collection<Long> pids) {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        CpuPressure.addTo(counts, files);
        Throttling.addTo(counts, files);
        TcpCounters.addTo(counts, files);
        RingOverflows.addTo(counts, files, pids);
        SortedMap<Integer, Long> steal = new TreeMap<>(StealTime.millis(files));
        return new KernelCounters(System.currentTimeMillis(), System.nanoTime(), steal, counts);
    }
}
