package dev.loopbench.results.statistics;

/**
 * A range on the scale of logarithms.
 *
 * @param low not above {@code high}
 */
public record Interval(double low, double high) {

    /** Half of its width. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Whether all of it is nearer to 0 than that. */
    public boolean isInside(double band) {
        return low > -band && high < band;
    }
}
