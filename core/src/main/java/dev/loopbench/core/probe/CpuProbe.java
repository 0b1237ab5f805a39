package dev.loopbench.core.probe;

import org.openjdk.jmh.annotations.CompilerControl;

/**
 * The probe that tells whether a core is ours alone: a fixed amount of work that is bound by throughput, not by
 * latency, so that a neighbour on the sibling hardware thread, or a lower clock, makes it take longer. Counters that a
 * guest can read show neither.
 *
 * <p>Best of {@value #TRIES} runs of six independent integer chains; about 0.1 ms in all. Times are comparable only
 * for one processor, program and JDK.
 *
 * <p>Its work must be the same machine code for as long as the JVM lives. A copy that is inlined into a hot caller takes 1.8 %
 * less time than the method, which is more than a probe pair may be off. So no method of this class is ever inlined: by the hint
 * here where JMH starts the JVM, by {@link dev.loopbench.core.jdk.TimedCode} elsewhere.
 */
@CompilerControl(CompilerControl.Mode.DONT_INLINE)
public final class CpuProbe {

    /** Runs of a {@link #probe}. */
    public static final int TRIES = 6;

    /** Runs of a {@link #glance}. */
    public static final int GLANCE_TRIES = 2;

    private static final int ROUNDS = 20_000;
    private static final int WARM_UP = 1_500;

    // Keeps the result alive; never read for its value.
    @SuppressWarnings("unused")
    private static volatile long sink;

    private CpuProbe() {}

    /** Runs the probe on the calling thread: ns of the fastest run. */
    public static long probe() {
        return best(TRIES);
    }

    /** A probe in the midst of a slice, where its caches are still wanted: ns of the faster of two runs. */
    public static long glance() {
        return best(GLANCE_TRIES);
    }

    private static long best(int tries) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < tries; i++) {
            long start = System.nanoTime();
            sink = work(sink);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    /** Has the probe compiled; call once per JVM before the first measurement, on a thread that is not measured. */
    public static void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            sink = work(sink);
        }
    }

    private static long work(long seed) {
        long a = seed;
        long b = seed + 1;
        long c = seed + 2;
        long d = seed + 3;
        long e = seed + 4;
        long f = seed + 5;
        for (int i = 0; i < ROUNDS; i++) {
            a = (a ^ i) + (a << 1);
            b = (b ^ i) + (b << 1);
            c = (c ^ i) + (c << 1);
            d = (d ^ i) + (d << 1);
            e = (e ^ i) + (e << 1);
            f = (f ^ i) + (f << 1);
        }
        return a ^ b ^ c ^ d ^ e ^ f;
    }
}
