package dev.loopbench.results.analysis;

/**
 * JMH's own score of a fork. It includes probe pairs and drain, and is kept beside the fork's own figures only.
 *
 * @param score in {@code unit}
 * @param unit such as {@code us/op}
 * @param mode JMH's short name of the mode, such as {@code avgt}
 */
public record JmhScore(double score, String unit, String mode) {}
