package dev.loopbench.results.bare;

import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.SliceRecord;
import java.util.List;

/**
 * One lap of either kind of fork.
 *
 * @param atNanos when its slice began, ns since the fork's first slice
 * @param p50Nanos median of its round trips, ns
 * @param witnessBefore the CPU probe before it on the client's core, ns
 * @param witnessAfter the same after it
 */
record LapFigures(long atNanos, double p50Nanos, long witnessBefore, long witnessAfter) {

    /** The laps of a slice of the suite. */
    static List<LapFigures> of(SliceRecord slice) {
        return slice.laps().stream().map(lap -> of(slice.atNanos(), lap)).toList();
    }

    private static LapFigures of(long atNanos, Lap lap) {
        return new LapFigures(
                atNanos,
                lap.p50Nanos(),
                lap.witnessed().clientBefore(),
                lap.witnessed().clientAfter());
    }
}
