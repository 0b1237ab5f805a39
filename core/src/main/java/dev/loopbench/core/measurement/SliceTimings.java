package dev.loopbench.core.measurement;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * The counted round trips of one slice.
 *
 * <p>Where every one of them was noted, they stay as they are until the fork is over: to sort, to count and to encode a histogram of
 * this fineness takes longer than a short turn, and has the compiler work while others take theirs.
 */
final class SliceTimings {

    private final long[] inOrder;
    private final double countedP50Nanos;
    private final double countedMeanNanos;

    private SliceTimings(long[] inOrder, double countedP50Nanos, double countedMeanNanos) {
        this.inOrder = inOrder;
        this.countedP50Nanos = countedP50Nanos;
        this.countedMeanNanos = countedMeanNanos;
    }

    /** Of a slice all of whose round trips were noted, ns; takes the array over, and computes nothing yet. */
    static SliceTimings of(long[] inOrder) {
        return new SliceTimings(inOrder, 0, 0);
    }

    /** Of a slice whose round trips were counted. */
    static SliceTimings of(Histogram counted) {
        return new SliceTimings(new long[0], counted.getValueAtPercentile(50), counted.getMean());
    }

    /** All of them, ns; empty where they were counted at once. */
    long[] inOrder() {
        return inOrder;
    }

    /** Whether every one was noted. */
    boolean areNoted() {
        return inOrder.length > 0;
    }

    /** Their median, ns. */
    double p50Nanos() {
        if (!areNoted()) {
            return countedP50Nanos;
        }
        long[] sorted = inOrder.clone();
        Arrays.sort(sorted);
        return median(sorted);
    }

    /** Their mean, ns. */
    double meanNanos() {
        return areNoted() ? LongStream.of(inOrder).average().orElse(0) : countedMeanNanos;
    }

    /** @param sorted at least one */
    static double median(long[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
