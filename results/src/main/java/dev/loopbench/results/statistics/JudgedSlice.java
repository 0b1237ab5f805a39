package dev.loopbench.results.statistics;

import dev.loopbench.core.measurement.SliceRecord;
import java.util.Set;

/**
 * A slice and what is thought of it.
 *
 * @param steady whether it began after the warm-up
 * @param disturbances why it is not quiet; empty when it is
 */
public record JudgedSlice(SliceRecord slice, boolean steady, Set<Disturbance> disturbances) {

    /** Whether nothing disturbed it. */
    public boolean quiet() {
        return disturbances.isEmpty();
    }

    /** Whether it began after the warm-up and nothing disturbed it. */
    public boolean quietAndSteady() {
        return steady && quiet();
    }
}
