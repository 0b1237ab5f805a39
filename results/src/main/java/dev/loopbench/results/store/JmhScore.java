package dev.loopbench.results.store;

/**
 * JMH's own score of a fork, which includes brackets and drain.
 *
 * @param benchmark the benchmark's full name
 * @param score in {@code unit}
 * @param mode JMH's short name of the mode
 */
public record JmhScore(String benchmark, double score, String unit, String mode) {}
