package dev.loopbench.results.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One cell against another.
 *
 * @param cell whose verdict it is
 * @param reference what it is held against
 * @param ratio of the metric, cell ÷ reference
 * @param low lower end of the interval of the ratio
 * @param high upper end
 * @param p the chance of such a finding where there is no difference, adjusted for all comparisons of the panel
 * @param moreBlocks how many more blocks would probably decide it; absent when it is decided, or when so many would be
 *     needed that the number means nothing
 */
public record Comparison(
        String cell,
        String reference,
        double ratio,
        double low,
        double high,
        double p,
        Verdict verdict,
        @Nullable Integer moreBlocks) {

    private static final double DETECTABLE = (1.960 + 0.842) / 1.960;

    boolean isBetween(String one, String other) {
        return (cell.equals(one) && reference.equals(other)) || (cell.equals(other) && reference.equals(one));
    }

    /** The same from the other side. */
    Comparison inverse() {
        return new Comparison(reference, cell, 1 / ratio, 1 / high, 1 / low, p, verdict.opposite(), moreBlocks);
    }

    /**
     * The least change that four in five such runs would find, as a share: the half-width times (z(0.975) + z(0.8)) ÷
     * z(0.975).
     */
    public double detectable() {
        return DETECTABLE * (Math.log(high) - Math.log(low)) / 2;
    }
}
