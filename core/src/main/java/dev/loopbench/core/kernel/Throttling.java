package dev.loopbench.core.kernel;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often the control groups of this process had used up their quota of processor time: its own group and all above
 * it that can be seen, since the quota of a container is mostly set above. Of the unified hierarchy or the older one.
 */
final class Throttling {

    private static final String MOUNT = "sys/fs/cgroup";
    private static final String CONTROLLER = "cpu";
    private static final Pattern PERIODS = Pattern.compile("nr_throttled (\\d+)");
    private static final Pattern MICROS = Pattern.compile("throttled_usec (\\d+)");
    private static final Pattern NANOS = Pattern.compile("throttled_time (\\d+)");
    private static final long NANOS_PER_MICRO = 1_000;

    private Throttling() {}

    static void addTo(Map<Counter, Long> counts, KernelFiles files) {
        for (String group : files.lines("proc/self/cgroup")) {
            String[] parts = group.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty() && files.exists(MOUNT + "/cgroup.controllers")) {
                upwards(counts, files, MOUNT, parts[2]);
            }
            for (String controller : parts[1].split(",", -1)) {
                if (controller.equals(CONTROLLER)) {
                    upwards(counts, files, MOUNT + "/" + CONTROLLER, parts[2]);
                }
            }
        }
    }

    /** Inside a container the path may be that of the host; then only the mount itself is found, which is its group. */
    private static void upwards(Map<Counter, Long> counts, KernelFiles files, String mount, String path) {
        String group = path.equals("/") ? "" : path;
        while (true) {
            add(counts, files, mount + group + "/cpu.stat");
            if (group.isEmpty()) {
                return;
            }
            group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
        }
    }

    private static void add(Map<Counter, Long> counts, KernelFiles files, String path) {
        for (String line : files.lines(path)) {
            add(counts, Counter.THROTTLED_PERIODS, PERIODS.matcher(line), 1);
            add(counts, Counter.THROTTLED_US, MICROS.matcher(line), 1);
            add(counts, Counter.THROTTLED_US, NANOS.matcher(line), NANOS_PER_MICRO);
        }
    }

    private static void add(Map<Counter, Long> counts, Counter counter, Matcher found, long unit) {
        if (found.matches()) {
            counts.merge(counter, Long.parseLong(found.group(1)) / unit, Long::sum);
        }
    }
}
