package dev.loopbench.results.gates;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.ParkedUsage;
import dev.loopbench.results.gates.Gate.Flag;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether a fork used processor time while others had their turns. Pairs that wait in the
 * kernel use a few per cent, mostly what their compilers make of the code of a turn, and up to 17 % where few cells take turns and so the
 * time between two is short; an end that spins uses a whole processor. docs/evidence/2026-11-30-zen5-2vcpu/turns.md has the figures.
 */
final class ParkedGate {

    /** Of one processor, both ends together. */
    static final double MOST_USED = 0.25;

    /** No turn is so short: who was parked for less between two of its own had nobody to disturb, and used it to end one and begin the next. */
    static final long LEAST_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final double PERCENT = 100;

    private ParkedGate() {}

    static Optional<Flag> flags(ForkRecord fork) {
        ParkedUsage parked = fork.observations().parked();
        if (parked == null || !hadOthers(fork, parked) || parked.share() <= MOST_USED) {
            return Optional.empty();
        }
        return Optional.of(Flag.of(
                Gate.PARKED,
                String.format(
                        Locale.ROOT,
                        "its processes used %.1f %% of a processor between its turns; allowed are %.0f %%",
                        parked.share() * PERCENT,
                        MOST_USED * PERCENT)));
    }

    private static boolean hadOthers(ForkRecord fork, ParkedUsage parked) {
        long turns = fork.slices().stream().filter(slice -> slice.round() > 0).count();
        return parked.nanos() > LEAST_GAP_NANOS * turns;
    }
}
