package dev.loopbench.core.measurement;

import dev.loopbench.core.session.LatencyRecorder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Records round trips for a histogram, without allocation. One thread at a time.
 *
 * <p>They are noted one after the other and counted in batches: a note costs a store beside the last one, where a
 * histogram of this fineness touches another line of memory for nearly every value. A slice of single round trips fits
 * into the notes, so the I/O thread counts nothing.
 *
 * <p>A single connection is recorded with four significant digits: steps of 1 ns below 33 µs and 2 ns below 66 µs, so
 * that ties do not fake precision. With more connections it is three, since each needs a histogram of its own.
 */
final class RoundTripRecorder implements LatencyRecorder {

    /** Longer than the time after which a slice counts as stalled. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** How many are noted before they are counted. */
    static final int NOTES = 1024;

    private final Histogram histogram;
    private final long[] notes = new long[NOTES];
    private int noted;

    RoundTripRecorder(int connections) {
        histogram = empty(connections);
    }

    /** A histogram for any round trip there can be. */
    static Histogram empty(int connections) {
        return new Histogram(1, LONGEST_NANOS, digits(connections));
    }

    /** A histogram that grows with what it has to hold: one that is emptied for each slice should be small. */
    static Histogram growing(int connections) {
        return new Histogram(digits(connections));
    }

    private static int digits(int connections) {
        return connections == 1 ? 4 : 3;
    }

    @Override
    public void record(long nanos) {
        if (noted == NOTES) {
            count(histogram);
        }
        notes[noted++] = nanos;
    }

    /** What is noted and not counted yet, in order, ns; all since the last drain unless there were more than {@value #NOTES}. */
    long[] noted() {
        return Arrays.copyOf(notes, noted);
    }

    private void count(Histogram into) {
        for (int i = 0; i < noted; i++) {
            into.recordValue(notes[i]);
        }
        noted = 0;
    }

    /** Moves what was recorded since the last call into {@code sum}. */
    void drainInto(Histogram sum) {
        count(sum);
        if (histogram.getTotalCount() > 0) {
            sum.add(histogram);
            histogram.reset();
        }
    }
}
