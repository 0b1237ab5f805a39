package dev.loopbench.core.load;

import dev.loopbench.core.record.ProbeTimes;
import java.util.List;

/**
 * The counted stretch of a slice.
 *
 * @param count its round trips
 * @param nanos its wall time, probe pairs inside included, ns
 * @param inside the probe pairs inside, in their order
 * @param plannedNanos the wall time that a plan meant it to take, ns; 0 in a closed loop
 */
public record SliceCount(long count, long nanos, List<ProbeTimes> inside, long plannedNanos) {

    public SliceCount {
        inside = List.copyOf(inside);
    }

    /** Of a closed loop. */
    public SliceCount(long count, long nanos, List<ProbeTimes> inside) {
        this(count, nanos, inside, 0);
    }
}
