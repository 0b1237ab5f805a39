package dev.loopbench.results.evidence;

/**
 * One cell under two names: what the panel takes for a difference where there is none.
 *
 * @param ratio the twin ÷ its sibling
 * @param low lower end of the interval of the ratio
 * @param high upper end
 * @param p the chance of such a difference between forks that are exchangeable
 */
public record Twins(double ratio, double low, double high, double p) {

    /** Below this the forks of a panel are not exchangeable, and nothing in it can be compared. */
    static final double LEVEL = 0.01;

    /** Whether they differ. */
    public boolean differ() {
        return p < LEVEL;
    }

    /** What the panel resolves: half the interval's width, as a share. */
    public double resolution() {
        return (Math.log(high) - Math.log(low)) / 2;
    }
}
