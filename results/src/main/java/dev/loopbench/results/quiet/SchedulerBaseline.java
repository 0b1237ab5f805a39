package dev.loopbench.results.quiet;

import dev.loopbench.core.record.SliceRecord;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * The scheduler's work for a cell when nothing else runs, both ends together. On one core the ends wait for each
 * other and take the processor from each other by nature, so nothing is expected to be 0.
 *
 * <p>Waiting is held against wall time and not against round trips: a slice that is slow by itself waits for longer,
 * and would be sorted out for its result.
 *
 * @param waitShare time on run queues in all, as a share of wall time; may exceed 1 with many threads
 * @param forcedSwitches per counted round trip
 */
record SchedulerBaseline(double waitShare, double forcedSwitches) {

    // Whatever disturbs makes threads wait for longer, so the natural share is near the least one.
    private static final double LEAST_BUT_FREAKS = 0.1;
    private static final double MIDDLE = 0.5;

    private static final double WAIT_MARGIN = 0.05;
    private static final double SWITCH_SLACK = 1.25;
    private static final double FEW_SWITCHES = 5;

    /**
     * The baseline of a cell: the lowest decile of its waits, and the median of the forced switches in slices that do
     * not exceed it.
     *
     * @param slices of all of its forks, as far as nothing else is known against them
     */
    static SchedulerBaseline of(Collection<SliceRecord> slices) {
        double waitShare = quantile(slices, SchedulerBaseline::waitShare, LEAST_BUT_FREAKS);
        SchedulerBaseline waits = new SchedulerBaseline(waitShare, 0);
        double switches = quantile(
                slices.stream().filter(slice -> !waits.waitedLong(slice)).toList(),
                slice -> (double) forcedSwitches(slice) / slice.trips().count(),
                MIDDLE);
        return new SchedulerBaseline(waitShare, switches);
    }

    private static double quantile(
            Collection<SliceRecord> slices, ToDoubleFunction<SliceRecord> value, double quantile) {
        double[] sorted = slices.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * quantile)];
    }

    /** Whether more than a twentieth of a processor, or of a long queue, was taken from the slice. */
    boolean waitedLong(SliceRecord slice) {
        return waitShare(slice) > waitShare + WAIT_MARGIN * Math.max(1, waitShare);
    }

    /** Whether the processor was taken more often than a quarter, and {@value #FEW_SWITCHES} times, above the usual. */
    boolean switchedOften(SliceRecord slice) {
        return forcedSwitches(slice) > forcedSwitches * slice.trips().count() * SWITCH_SLACK + FEW_SWITCHES;
    }

    private static double waitShare(SliceRecord slice) {
        return (double) (slice.client().waitNanos() + slice.server().waitNanos()) / slice.elapsedNanos();
    }

    private static long forcedSwitches(SliceRecord slice) {
        return slice.client().forcedSwitches() + slice.server().forcedSwitches();
    }
}
