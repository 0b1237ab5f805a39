package dev.loopbench.core.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steal time in {@code /proc/stat}, which only a guest of a hypervisor has. */
final class StealTime {

    /** The eighth figure of a processor: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final Pattern PROCESSOR = Pattern.compile("cpu(\\d+)(?: \\d+){7} (\\d+)\\b.*");

    /** The kernel tells it to programs in hundredths of a second, whatever its own tick is. */
    private static final long MILLIS_PER_TICK = 10;

    private StealTime() {}

    /** Processor → ms since boot. */
    static Map<Integer, Long> millis(KernelFiles files) {
        Map<Integer, Long> steal = new HashMap<>();
        for (String line : files.lines("proc/stat")) {
            Matcher processor = PROCESSOR.matcher(line);
            if (processor.matches()) {
                steal.put(Integer.parseInt(processor.group(1)), Long.parseLong(processor.group(2)) * MILLIS_PER_TICK);
            }
        }
        return steal;
    }
}
