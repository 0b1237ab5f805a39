package dev.loopbench.core.measurement;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether the compilers of both ends have come to rest: a fork that takes turns while its code is still compiled gets faster from turn to
 * turn, and its compiler takes processor time from those whose turn it is.
 *
 * <p>HotSpot compiles what was called often enough, not what runs for long enough: for the last time after 5000 calls
 * ({@code Tier4InvocationThreshold}), and later while its queue is long. So a step is over after {@value #STEP_ROUND_TRIPS} round trips,
 * however long that takes on a busy machine, and at rest is who compiled for less than {@value #MOST_SHARE} of each of two steps in a row.
 * Where so many round trips would take more than a second on an idle machine, a second is enough.
 *
 * <p>A tenth, since a few methods of the instrument itself always come to be compiled late; what a round trip calls takes far more.
 */
final class CompilerQuiet {

    /** Whatever is called once a round trip is compiled within as many, unless its compilation is waiting. */
    static final long STEP_ROUND_TRIPS = 8_000;

    /** Long enough for what was asked of a compiler to be seen in its thread's processor time. */
    static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A step of round trips that are so slow that the wait for more of them would take longer than the turns to come. */
    static final long LONGEST_STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int MOST_LOOKS = 50;
    private static final double IDLE_SHARE = 0.2;
    private static final double MOST_SHARE = 0.1;
    private static final int STEPS = 2;

    private final Compilers compilers;
    private long beganNanos;
    private long roundTrips;
    private long compiledNanos;
    private int quietSteps;

    /** How long the compilers of both ends have been at work, ns. Looked at often, so a look has to be cheap. */
    @FunctionalInterface
    interface Compilers {
        long nanos() throws IOException;
    }

    /** Begins the first step. */
    CompilerQuiet(Compilers compilers, long nowNanos) throws IOException {
        this.compilers = compilers;
        beganNanos = nowNanos;
        compiledNanos = compilers.nanos();
    }

    /**
     * Whether both are at rest. Reads the compilers only when a step is over; until then the answer is no.
     *
     * @param more round trips since the last call
     * @param nanosPerRoundTrip how long the next takes to come when nobody else is at work, ns
     */
    boolean isReached(long nowNanos, long more, long nanosPerRoundTrip) throws IOException {
        roundTrips += more;
        long step = nowNanos - beganNanos;
        boolean areSlow = STEP_ROUND_TRIPS * nanosPerRoundTrip >= LONGEST_STEP_NANOS;
        boolean isOver = roundTrips >= STEP_ROUND_TRIPS || (areSlow && step >= LONGEST_STEP_NANOS);
        if (step < STEP_NANOS || !isOver) {
            return false;
        }
        long compiled = compilers.nanos();
        quietSteps = compiled - compiledNanos < MOST_SHARE * step ? quietSteps + 1 : 0;
        beganNanos = nowNanos;
        roundTrips = 0;
        compiledNanos = compiled;
        return quietSteps >= STEPS;
    }

    /**
     * Waits while compilers are at work, since round trips meanwhile would take the processors from them and run code that is about to
     * be replaced; not for long, since there is always something that they find to do.
     */
    void awaitIdle() throws IOException {
        long before = compilers.nanos();
        for (int look = 0; look < MOST_LOOKS; look++) {
            LockSupport.parkNanos(LOOK_NANOS);
            long now = compilers.nanos();
            if (now - before < IDLE_SHARE * LOOK_NANOS) {
                return;
            }
            before = now;
        }
    }
}
