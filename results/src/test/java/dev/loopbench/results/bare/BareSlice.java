package dev.loopbench.results.bare;

import dev.loopbench.core.benchmark.RoundTripBenchmark;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.record.Lap;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The round trips of one slice between the probe pairs of its laps, one reading of the clock each. Used again and again: the I/O
 * thread fills it, then the thread that waited reads it.
 */
final class BareSlice {

    /** Round trips that do not count; the same as a slice of the suite with one request outstanding. */
    private static final int RAMP = 20;

    private static final int COUNT = RoundTripBenchmark.SLICE;
    private static final int LIMIT_SECONDS = 10;

    private final long[] roundTrips = new long[RAMP + COUNT];
    private final long[] witness = new long[COUNT / Lap.LENGTH + 1];
    private final Semaphore over = new Semaphore(0);
    private int probePairs;
    private int done;
    private long sentAt;

    /** On the I/O thread, before the first frame is sent. */
    void begin() {
        probePairs = 0;
        witness[probePairs++] = CpuProbe.probe();
        done = 0;
        sentAt = System.nanoTime();
    }

    /** On the I/O thread, when a frame has come back: whether to send the next one. */
    boolean replied() {
        long now = System.nanoTime();
        roundTrips[done++] = now - sentAt;
        sentAt = now;
        if (done == roundTrips.length) {
            witness[probePairs] = CpuProbe.probe();
            over.release();
            return false;
        }
        if (done == RAMP + probePairs * Lap.LENGTH) {
            witness[probePairs++] = CpuProbe.glance();
            sentAt = System.nanoTime();
        }
        return true;
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
    List<LapFigures> laps(long atNanos) {
        List<LapFigures> laps = new ArrayList<>();
        for (int lap = 0; lap < probePairs; lap++) {
            int from = RAMP + lap * Lap.LENGTH;
            Arrays.sort(roundTrips, from, from + Lap.LENGTH);
            int middle = from + Lap.LENGTH / 2;
            double p50Nanos = (roundTrips[middle - 1] + roundTrips[middle]) / 2.0;
            laps.add(new LapFigures(atNanos, p50Nanos, witness[lap], witness[lap + 1]));
        }
        return laps;
    }
}
