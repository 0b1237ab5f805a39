package dev.loopbench.core.cause;

/**
 * A request that may be one of the slowest of its fork.
 *
 * @param round the turn in which it was measured, from 1
 */
public record KeptRequest(int round, TimedRequest request) {}
