package dev.loopbench.results.evidence;

/**
 * One cell under two names: what the panel takes for a difference where there is none.
 *
 * @param ratio the twin ÷ its sibling
 * @param low lower end of the interval of the ratio
 * @param high upper end
 * @param p the chance of such a difference between forks that are exchangeable
 */
public record AaControl(double ratio, double low, double high, double p) {

    /** Whether they differ: the forks of the panel are not exchangeable then, and nothing in it can be compared. */
    boolean differ(double level) {
        return p < level;
    }
}
