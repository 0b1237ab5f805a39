package dev.loopbench.core.measurement;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether the compilers of both ends have come to rest: a fork that takes turns while its code is still compiled gets faster from turn to
 * turn, and its compiler takes processor time from those whose turn it is.
 *
 * <p>At rest is who twice in a row compiled for less than {@value #MOST_SHARE} of a step. An end that is no JVM always is.
 */
final class CompilerQuiet {

    /** Long enough for what was asked of a compiler to be seen in its thread's processor time. */
    static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final double MOST_SHARE = 0.05;
    private static final int STEPS = 2;

    private long beganNanos;
    private long compiledNanos;
    private int quietSteps;

    /** Begins the first step. */
    CompilerQuiet(ForkEnds ends, long nowNanos) throws IOException {
        beganNanos = nowNanos;
        compiledNanos = compiled(ends);
    }

    /** Whether both are at rest; to be asked over again, and answered by a reading only when a step is over. */
    boolean isReached(ForkEnds ends, long nowNanos) throws IOException {
        long step = nowNanos - beganNanos;
        if (step < STEP_NANOS) {
            return false;
        }
        long compiled = compiled(ends);
        quietSteps = compiled - compiledNanos < MOST_SHARE * step ? quietSteps + 1 : 0;
        beganNanos = nowNanos;
        compiledNanos = compiled;
        return quietSteps >= STEPS;
    }

    private static long compiled(ForkEnds ends) throws IOException {
        return nanos(ends.clientJvm()) + nanos(ends.serverJvm());
    }

    private static long nanos(Optional<JvmUsage> jvm) {
        return jvm.map(JvmUsage::compilerNanos).orElse(0L);
    }
}
