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

    boolean isBetween(String one, String other) {
        return (cell.equals(one) && reference.equals(other)) || (cell.equals(other) && reference.equals(one));
    }

    /** The same from the other side. */
    Comparison inverse() {
        return new Comparison(reference, cell, 1 / ratio, 1 / high, 1 / low, p, verdict.opposite(), moreBlocks);
    }

    /** Half the interval's width, as a share. */
    public double halfWidth() {
        return (Math.log(high) - Math.log(low)) / 2;
    }
}
