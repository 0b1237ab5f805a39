package dev.loopbench.core.cost;

/**
 * What the threads of a JVM's own were charged since it started.
 *
 * @param collectorNanos those that collect garbage: time on processors, ns
 * @param compilerNanos those that compile: likewise
 */
public record JvmThreadUsage(long collectorNanos, long compilerNanos) {}
