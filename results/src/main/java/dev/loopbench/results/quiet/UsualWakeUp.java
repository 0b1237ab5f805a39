package dev.loopbench.results.quiet;

import org.jspecify.annotations.Nullable;

/**
 * The time that wake-ups between two ends were held against in a run.
 *
 * @param nanos there and back, ns; absent where too few were seen beside undisturbed processors, so that the CPU probe
 *     alone decided
 */
public record UsualWakeUp(
        ProbeKey client, ProbeKey server, @Nullable Double nanos) {}
