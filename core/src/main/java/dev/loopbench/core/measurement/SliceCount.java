package dev.loopbench.core.measurement;

import java.util.List;

/**
 * The counted stretch of a slice.
 *
 * @param count its round trips
 * @param nanos its wall time, brackets inside included, ns
 * @param inside the brackets inside, in their order
 */
public record SliceCount(long count, long nanos, List<WitnessTimes> inside) {

    public SliceCount {
        inside = List.copyOf(inside);
    }
}
