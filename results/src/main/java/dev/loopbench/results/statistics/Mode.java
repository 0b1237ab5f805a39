package dev.loopbench.results.statistics;

/**
 * Where round trips crowd.
 *
 * @param us where, µs
 * @param share of all round trips, those between the valleys on its two sides; 0 to 1
 */
public record Mode(double us, double share) {}
