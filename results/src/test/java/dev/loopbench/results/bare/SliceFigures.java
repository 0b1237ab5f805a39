package dev.loopbench.results.bare;

import dev.loopbench.core.measurement.SliceRecord;

/**
 * One slice of either kind of fork.
 *
 * @param atNanos when it began, ns since the fork's first slice
 * @param count counted round trips
 * @param nanos wall time of the counted stretch, ns
 * @param p50Nanos median of the counted round trips, ns
 * @param meanNanos their mean, ns
 * @param witnessBefore the witness before the slice on the client's core, ns
 * @param witnessAfter the same after it
 */
record SliceFigures(
        long atNanos,
        long count,
        long nanos,
        double p50Nanos,
        double meanNanos,
        long witnessBefore,
        long witnessAfter) {

    /** A slice of the suite. */
    static SliceFigures of(SliceRecord slice) {
        return new SliceFigures(
                slice.atNanos(),
                slice.count(),
                slice.nanos(),
                slice.p50Nanos(),
                slice.meanNanos(),
                slice.witnessed().clientBefore(),
                slice.witnessed().clientAfter());
    }
}
