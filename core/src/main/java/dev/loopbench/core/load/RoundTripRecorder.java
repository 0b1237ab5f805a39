package dev.loopbench.core.load;

import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.session.ClientSession.LatencyRecorder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Records the round trips of one connection for a histogram, without allocation. One thread at a time.
 *
 * <p>They are noted one after the other and counted in batches: a note costs a store next to the last one, where a
 * histogram of this fineness touches another line of memory for nearly every value. A slice of single round trips fits
 * into the notes, so the I/O thread counts nothing.
 *
 * <p>A single connection is recorded with four significant digits: steps of 1 ns below 33 µs and 2 ns below 66 µs, so
 * that ties do not fake precision. With more it is three. All connections of a client are counted into one histogram,
 * which a thread holds while it counts a batch: one for each would take two gigabytes for ten thousand of them.
 */
public final class RoundTripRecorder implements LatencyRecorder {

    /** Longer than the time after which a slice counts as stalled. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** How many are noted before they are counted. */
    static final int NOTES = ForkSpec.LONGEST_WITH_LAPS;

    /** The most notes of all connections together. */
    private static final int ALL_NOTES = 1 << 20;

    private static final int LEAST_NOTES = 64;

    private final Histogram histogram;
    private final long[] notes;
    private int noted;

    /** @param histogram shared by all connections of the client, as {@link #empty} makes it */
    RoundTripRecorder(int connections, Histogram histogram) {
        this.histogram = histogram;
        notes = new long[Math.max(LEAST_NOTES, Math.min(NOTES, ALL_NOTES / connections))];
    }

    /** A histogram for any round trip there can be. */
    public static Histogram empty(int connections) {
        return new Histogram(1, LONGEST_NANOS, digits(connections));
    }

    /** A histogram that grows with what it has to hold: one that is emptied for each slice should be small. */
    public static Histogram growing(int connections) {
        return new Histogram(digits(connections));
    }

    private static int digits(int connections) {
        return connections == 1 ? 4 : 3;
    }

    @Override
    public void record(long nanos) {
        if (noted == notes.length) {
            synchronized (histogram) {
                count(histogram);
            }
        }
        notes[noted++] = nanos;
    }

    /** The times noted and not counted yet, in order, ns; all since the last drain unless there were more than fit. */
    long[] noted() {
        return Arrays.copyOf(notes, noted);
    }

    private void count(Histogram into) {
        for (int i = 0; i < noted; i++) {
            into.recordValue(notes[i]);
        }
        noted = 0;
    }

    /** Moves what was noted and not counted yet into {@code sum}; the rest is in the histogram. */
    void drainInto(Histogram sum) {
        count(sum);
    }
}
