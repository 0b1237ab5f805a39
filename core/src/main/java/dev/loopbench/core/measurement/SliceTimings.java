package dev.loopbench.core.measurement;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * The counted round trips of one slice.
 *
 * <p>Where every one of them was noted, they stay as they are until the fork is over: to count, to search and to encode a histogram of
 * this fineness takes longer than a short turn.
 *
 * @param inOrder all of them, ns; empty where they were counted at once
 * @param p50Nanos their median, ns
 * @param meanNanos their mean, ns
 */
@SuppressWarnings("ArrayRecordComponent") // not compared with anything
record SliceTimings(long[] inOrder, double p50Nanos, double meanNanos) {

    /** Of a slice all of whose round trips were noted. */
    static SliceTimings of(long[] inOrder) {
        long[] sorted = inOrder.clone();
        Arrays.sort(sorted);
        return new SliceTimings(
                inOrder, median(sorted), LongStream.of(inOrder).average().orElse(0));
    }

    /** Of a slice whose round trips were counted. */
    static SliceTimings of(Histogram counted) {
        return new SliceTimings(new long[0], counted.getValueAtPercentile(50), counted.getMean());
    }

    /** @param sorted at least one */
    static double median(long[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    boolean areNoted() {
        return inOrder.length > 0;
    }
}
