package dev.loopbench.core.measurement;

import dev.loopbench.core.session.LatencyRecorder;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Records round trips into a histogram, without allocation. One thread at a time.
 *
 * <p>A single connection is recorded with four significant digits: steps of 1 ns below 33 µs and 2 ns below 66 µs, so
 * that ties do not fake precision. With more connections it is three, since each needs a histogram of its own.
 */
final class RoundTripRecorder implements LatencyRecorder {

    /** Longer than the time after which a slice counts as stalled. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Histogram histogram;

    RoundTripRecorder(int connections) {
        histogram = empty(connections);
    }

    static Histogram empty(int connections) {
        return new Histogram(1, LONGEST_NANOS, connections == 1 ? 4 : 3);
    }

    @Override
    public void record(long nanos) {
        histogram.recordValue(nanos);
    }

    /** Moves what was recorded since the last call into {@code sum}. */
    void drainInto(Histogram sum) {
        sum.add(histogram);
        histogram.reset();
    }
}
