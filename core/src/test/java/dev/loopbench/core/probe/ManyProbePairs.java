package dev.loopbench.core.probe;

import java.util.function.LongSupplier;

/** The CPU probes of a long fork, without the fork. */
final class ManyProbePairs {

    private static final int BRACKETS = 12_000;
    private static final int GLANCES_TO_A_PROBE = 20;

    // Keeps the result alive; never read for its value.
    @SuppressWarnings("unused")
    private static volatile long sink;

    private ManyProbePairs() {}

    public static void main(String[] arguments) {
        CpuProbe.warmUp();
        for (int i = 0; i < BRACKETS; i++) {
            sink = probePair(i % GLANCES_TO_A_PROBE == 0 ? CpuProbe::probe : CpuProbe::glance);
        }
    }

    private static long probePair(LongSupplier witness) {
        return witness.getAsLong();
    }
}
