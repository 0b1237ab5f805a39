package dev.loopbench.results.statistics;

import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.SliceRecord;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What a cell asks of the scheduler when nothing else does: the lower quartiles over all slices of all its forks, both
 * ends together. On one core the ends wait for each other by nature, so nothing is expected to be 0.
 *
 * @param waitNanos on run queues per counted round trip, ns
 * @param forcedSwitches per counted round trip
 */
public record SchedulerBaseline(double waitNanos, double forcedSwitches) {

    private static final double SLACK = 1.10;
    private static final double ELAPSED_SHARE = 0.05;
    private static final double FEW_SWITCHES = 5;

    /** The baseline of the cell that these forks measured. */
    public static SchedulerBaseline of(Collection<ForkRecord> forks) {
        return new SchedulerBaseline(
                quartile(forks, slice -> (double) waitNanos(slice) / slice.count()),
                quartile(forks, slice -> (double) forcedSwitches(slice) / slice.count()));
    }

    private static double quartile(Collection<ForkRecord> forks, ToDoubleFunction<SliceRecord> value) {
        double[] sorted = forks.stream()
                .flatMap(fork -> fork.slices().stream())
                .mapToDouble(value)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 4];
    }

    /** Whether a slice waited for longer than a tenth, and a twentieth of its own length, above the baseline. */
    boolean waitedLong(SliceRecord slice) {
        double usual = waitNanos * slice.count();
        return waitNanos(slice) > usual * SLACK + slice.elapsedNanos() * ELAPSED_SHARE;
    }

    /** Whether a slice was switched out more often than a tenth, and {@value #FEW_SWITCHES} times, above the baseline. */
    boolean switchedOften(SliceRecord slice) {
        double usual = forcedSwitches * slice.count();
        return forcedSwitches(slice) > usual * SLACK + FEW_SWITCHES;
    }

    private static long waitNanos(SliceRecord slice) {
        return slice.client().waitNanos() + slice.server().waitNanos();
    }

    private static long forcedSwitches(SliceRecord slice) {
        return slice.client().forcedSwitches() + slice.server().forcedSwitches();
    }
}
