package dev.loopbench.core.server;

import dev.loopbench.core.placement.IoThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * Work of a known size: turns of one dependent chain of multiplications, as many as took the wanted time on an
 * undisturbed processor. Turns are counted and not timed, so a thread that is taken off its processor in between has as
 * much left to do as before.
 */
final class Work implements Runnable {

    /** Turns of one try: some ten microseconds. */
    static final int TURNS = 20_000;

    private static final int WARM_UP_TRIES = 1_500;
    private static final int TRIES = 40;

    // Keeps the result alive; never read for its value.
    @SuppressWarnings("unused")
    private static volatile long sink;

    private final long turns;

    private Work(long turns) {
        this.turns = turns;
    }

    /**
     * Work of that size, calibrated on a thread of its own where the server's are placed.
     *
     * @throws IOException when interrupted
     */
    static Work calibrated(long nanos, IoThreads threads) throws IOException {
        AtomicLong best = new AtomicLong();
        Thread calibration = threads.factory("calibration").newThread(() -> best.set(bestOfTries()));
        calibration.start();
        try {
            calibration.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while work was calibrated");
        }
        if (best.get() == 0) {
            throw new IOException("the server's work could not be calibrated");
        }
        return new Work(turns(nanos, best.get()));
    }

    private static long bestOfTries() {
        for (int i = 0; i < WARM_UP_TRIES; i++) {
            spin(TURNS);
        }
        return fastest(TRIES, () -> spin(TURNS), System::nanoTime);
    }

    /** The time of the fastest run, ns: whatever disturbs a run makes it take longer. */
    static long fastest(int tries, Runnable run, LongSupplier clock) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < tries; i++) {
            long start = clock.getAsLong();
            run.run();
            best = Math.min(best, clock.getAsLong() - start);
        }
        return Math.max(1, best);
    }

    /** How many turns take so long, given how long {@value #TURNS} take. */
    static long turns(long nanos, long nanosOfTurns) {
        return Math.max(1, Math.round((double) TURNS * nanos / nanosOfTurns));
    }

    long turns() {
        return turns;
    }

    @Override
    public void run() {
        spin(turns);
    }

    /** The turns that were taken. Never inlined, so that what serves a request is the code that was calibrated. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    static long spin(long turns) {
        long taken = 0;
        long x = sink;
        while (taken < turns) {
            x = x * 0x5851F42D4C957F2DL + taken;
            taken++;
        }
        sink = x;
        return taken;
    }
}
