package dev.loopbench.results.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A metric of a cell.
 *
 * @param value where its forks lie
 * @param low lower end of the 95 % interval; absent while there are too few forks
 * @param high upper end; likewise
 */
public record Estimate(
        double value, @Nullable Double low, @Nullable Double high) {

    /** Half the interval's width as a share of the value; absent without an interval, or for a value of 0. */
    public @Nullable Double relativeHalfWidth() {
        return low == null || high == null || value == 0 ? null : (high - low) / (2 * value);
    }
}
