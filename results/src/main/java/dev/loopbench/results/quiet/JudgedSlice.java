package dev.loopbench.results.quiet;

import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.SliceRecord;
import java.util.List;
import java.util.Set;

/**
 * A slice and what is thought of it.
 *
 * @param steady whether it was measured in a turn, and not while its fork warmed up
 * @param disturbances why not all of it is quiet; empty when it is
 * @param quietLaps its laps that nothing disturbed
 */
public record JudgedSlice(SliceRecord slice, boolean steady, Set<Disturbance> disturbances, List<Lap> quietLaps) {

    /** Whether nothing disturbed any of it. */
    public boolean quiet() {
        return disturbances.isEmpty();
    }

    /** How many of its laps count and were not disturbed. */
    public int quietSteadyLaps() {
        return steady ? quietLaps.size() : 0;
    }

    /** How many of its laps count. */
    public int steadyLaps() {
        return steady ? slice.laps().size() : 0;
    }
}
