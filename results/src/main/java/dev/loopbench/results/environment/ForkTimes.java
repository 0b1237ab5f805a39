package dev.loopbench.results.environment;

/**
 * The forks of a study, as its document has them.
 *
 * @param blocks forks of each cell; of a cell that was repeated, more
 * @param warmupMillis how long forks ran before their slices counted, times their transports' factors
 * @param measureMillis how long slices counted
 * @param jdk the full version of the forks' JDK
 */
public record ForkTimes(int blocks, long warmupMillis, long measureMillis, String jdk) {}
