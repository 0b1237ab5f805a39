package dev.loopbench.core.kernel;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pressure on the processors of the whole machine, of kernels that account for it. */
final class CpuPressure {

    private static final Pattern SOME = Pattern.compile("some .*total=(\\d+)");

    private CpuPressure() {}

    static void addTo(Map<Counter, Long> counts, KernelFiles files) {
        for (String line : files.lines("proc/pressure/cpu")) {
            Matcher some = SOME.matcher(line);
            if (some.matches()) {
                counts.put(Counter.CPU_PRESSURE_US, Long.parseLong(some.group(1)));
            }
        }
    }
}
