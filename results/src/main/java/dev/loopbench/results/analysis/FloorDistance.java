package dev.loopbench.results.analysis;

import dev.loopbench.results.statistics.Estimate;

/**
 * A cell against a floor, by the panel's primary metric.
 *
 * @param name of the floor
 * @param ratio cell ÷ floor; with an interval from six complete blocks on that have a good fork of both
 * @param plusMicros what the cell's round trip takes beyond the floor's, µs, with an interval likewise; where the metric
 *     is a rate, a round trip takes one divided by it
 */
public record FloorDistance(String name, Estimate ratio, Estimate plusMicros) {}
