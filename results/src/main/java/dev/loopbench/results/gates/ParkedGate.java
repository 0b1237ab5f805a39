package dev.loopbench.results.gates;

import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.ParkedUsage;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a fork used processor time while others had their turns. What little a JVM still compiles then is shared by all whose turn it
 * is, and harms no ratio; an end that spins, or that a timer wakes all the time, does. docs/method.md has a survey.
 */
final class ParkedGate {

    /** Of one processor, both ends together. */
    static final double MOST_USED = 0.1;

    private static final double PERCENT = 100;

    private ParkedGate() {}

    static Optional<Flag> flags(ForkRecord fork) {
        ParkedUsage parked = fork.parked();
        if (parked == null || parked.share() <= MOST_USED) {
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
}
