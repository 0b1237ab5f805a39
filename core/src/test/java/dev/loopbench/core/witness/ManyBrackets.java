package dev.loopbench.core.witness;

import java.util.function.LongSupplier;

/** What a long fork asks of the witness, without the fork. */
final class ManyBrackets {

    private static final int BRACKETS = 12_000;
    private static final int GLANCES_TO_A_PROBE = 20;

    // Keeps the result alive; never read for its value.
    @SuppressWarnings("unused")
    private static volatile long sink;

    private ManyBrackets() {}

    public static void main(String[] arguments) {
        Witness.warmUp();
        for (int i = 0; i < BRACKETS; i++) {
            sink = bracket(i % GLANCES_TO_A_PROBE == 0 ? Witness::probe : Witness::glance);
        }
    }

    private static long bracket(LongSupplier witness) {
        return witness.getAsLong();
    }
}
