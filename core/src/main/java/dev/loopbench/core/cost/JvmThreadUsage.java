package dev.loopbench.core.cost;

/**
 * Processor time that a JVM's own threads were charged since it started.
 *
 * @param collectorNanos those that collect garbage: time on processors, ns
 * @param compilerNanos those that compile: likewise
 */
public record JvmThreadUsage(long collectorNanos, long compilerNanos) {}
