package dev.loopbench.results.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who used the CPUs between two moments.
 *
 * @param seconds between them
 * @param others CPUs that processes of others were busy on, 1.0 for one all the time
 * @param stolen CPUs that the hypervisor took, likewise
 * @param processes of others that used most, the busiest first; those of other PID namespaces are not among them
 */
record CpuLoad(double seconds, double others, double stolen, List<BusyProcess> processes) {

    private static final double TICKS_PER_SECOND = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MOST = 5;

    /** @param cpus that it was busy on */
    record BusyProcess(long pid, String name, double cpus) {

        String text() {
            return String.format(Locale.ROOT, "%s (%d) %.0f %%", name, pid, 100 * cpus);
        }
    }

    /** @param own whose time, with that of its descendants, is not of others */
    static CpuLoad between(CpuTimes before, CpuTimes after, long own) {
        double seconds = Math.max(1e-3, (after.nanos() - before.nanos()) / NANOS_PER_SECOND);
        Set<Long> family = after.family(own);
        List<BusyProcess> others = new ArrayList<>();
        long ownTicks = 0;
        for (var each : after.processes().entrySet()) {
            CpuTimes.Task earlier = before.processes().get(each.getKey());
            long ticks = each.getValue().ticks() - (earlier == null ? 0 : earlier.ticks());
            if (family.contains(each.getKey())) {
                ownTicks += ticks;
            } else if (ticks > 0) {
                others.add(new BusyProcess(each.getKey(), each.getValue().name(), ticks / TICKS_PER_SECOND / seconds));
            }
        }
        others.sort(Comparator.comparingDouble(BusyProcess::cpus).reversed());
        double busy = (after.busy() - before.busy() - ownTicks) / TICKS_PER_SECOND / seconds;
        return new CpuLoad(
                seconds,
                Math.max(0, busy),
                (after.stolen() - before.stolen()) / TICKS_PER_SECOND / seconds,
                others.stream().limit(MOST).toList());
    }

    /** The busiest, for a sentence. */
    String named() {
        return processes.isEmpty()
                ? "no process that is visible here"
                : processes.stream().map(BusyProcess::text).collect(Collectors.joining(", "));
    }
}
