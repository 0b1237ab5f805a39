package dev.loopbench.results.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What wake-ups between two ends were held against in a run.
 *
 * @param nanos there and back, ns; absent where too few were seen beside undisturbed processors, so that the witness
 *     alone decided
 */
public record UsualWakeUp(
        WitnessKey client, WitnessKey server, @Nullable Double nanos) {}
