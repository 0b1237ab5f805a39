package dev.loopbench.core.kernel;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the kernel's counters, in about a millisecond: not to be asked during a slice. */
public final class KernelMeter {

    /** The pressure on the processors of the whole machine, of kernels that account for it. */
    private static final Pattern PRESSURE = Pattern.compile("some .*total=(\\d+)");

    /** The eighth figure of a processor: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final Pattern PROCESSOR = Pattern.compile("cpu(\\d+)(?: \\d+){7} (\\d+)\\b.*");

    /** Programs see the steal time in hundredths of a second, whatever the kernel's own tick is. */
    private static final long MILLIS_PER_TICK = 10;

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
        addPressure(counts);
        Throttling.addTo(counts, files);
        TcpCounters.addTo(counts, files);
        RingOverflows.addTo(counts, files, pids);
        SortedMap<Integer, Long> steal = stealMillis();
        return new KernelCounters(System.currentTimeMillis(), System.nanoTime(), steal, counts);
    }

    private void addPressure(Map<Counter, Long> counts) {
        for (String line : files.lines("proc/pressure/cpu")) {
            Matcher some = PRESSURE.matcher(line);
            if (some.matches()) {
                counts.put(Counter.CPU_PRESSURE_US, Long.parseLong(some.group(1)));
            }
        }
    }

    /** Processor → steal time in ms since boot, which only a guest of a hypervisor has. */
    private SortedMap<Integer, Long> stealMillis() {
        SortedMap<Integer, Long> steal = new TreeMap<>();
        for (String line : files.lines("proc/stat")) {
            Matcher processor = PROCESSOR.matcher(line);
            if (processor.matches()) {
                steal.put(Integer.parseInt(processor.group(1)), Long.parseLong(processor.group(2)) * MILLIS_PER_TICK);
            }
        }
        return steal;
    }
}
