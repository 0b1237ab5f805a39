package dev.loopbench.core.measurement;

/**
 * The brackets of a slice: the witness in ns before and after, on each end's core.
 *
 * @param serverBefore 0 where only the client's core is watched, because both ends share it
 * @param serverAfter likewise
 */
public record Witnessed(long clientBefore, long clientAfter, long serverBefore, long serverAfter) {}
