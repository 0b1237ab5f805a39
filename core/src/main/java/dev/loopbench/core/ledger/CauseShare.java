package dev.loopbench.core.ledger;

import dev.loopbench.core.cause.Cause;

/**
 * The share of one cause in the slow requests of a fork.
 *
 * @param requests how many requests beyond the 99th percentile it explains
 * @param micros how long these took beyond the 99th percentile, together, µs
 */
public record CauseShare(Cause cause, long requests, double micros) {}
