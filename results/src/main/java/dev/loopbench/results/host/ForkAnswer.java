package dev.loopbench.results.host;

import org.jspecify.annotations.Nullable;

/**
 * How JMH ended a fork.
 *
 * @param failure why there is no score; null if there is one
 * @param benchmark the benchmark's full name
 * @param score JMH's own score, secondary to the fork's figures
 * @param unit of the score
 * @param mode JMH's short name of the mode
 */
public record ForkAnswer(@Nullable String failure, String benchmark, double score, String unit, String mode) {}
