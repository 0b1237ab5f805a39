package dev.loopbench.results.bare;

import dev.loopbench.core.benchmark.RoundTripBenchmark;
import dev.loopbench.core.witness.Witness;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The round trips of one slice between their brackets, one reading of the clock each. Used again and again: the I/O
 * thread fills it, then the thread that waited reads it.
 */
final class BareSlice {

    /** Round trips that do not count; the same as a slice of the suite with one request outstanding. */
    private static final int RAMP = 20;

    private static final int COUNT = RoundTripBenchmark.SLICE;
    private static final int LIMIT_SECONDS = 10;

    private final long[] roundTrips = new long[RAMP + COUNT];
    private final Semaphore over = new Semaphore(0);
    private long witnessBefore;
    private long witnessAfter;
    private int done;
    private long sentAt;

    /** On the I/O thread, before the first frame is sent. */
    void begin() {
        witnessBefore = Witness.probe();
        done = 0;
        sentAt = System.nanoTime();
    }

    /** On the I/O thread, when a frame has come back: whether to send the next one. */
    boolean replied() {
        long now = System.nanoTime();
        roundTrips[done++] = now - sentAt;
        sentAt = now;
        if (done < roundTrips.length) {
            return true;
        }
        witnessAfter = Witness.probe();
        over.release();
        return false;
    }

    /**
     * Parks until the slice is over.
     *
     * @throws IOException when it takes too long; the I/O thread's own words are on standard error
     */
    void await() throws IOException {
        try {
            if (!over.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the slice was not over after " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a slice was running");
        }
    }

    /** What was measured; to be asked once, when the slice is over. */
    SliceFigures figures(long atNanos) {
        long nanos = Arrays.stream(roundTrips, RAMP, roundTrips.length).sum();
        Arrays.sort(roundTrips, RAMP, roundTrips.length);
        double median = roundTrips[RAMP + COUNT / 2 - 1];
        return new SliceFigures(atNanos, COUNT, nanos, median, (double) nanos / COUNT, witnessBefore, witnessAfter);
    }
}
