package dev.loopbench.results.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far one sample lies from another that is not paired with it, by Hodges and Lehmann: the median of the differences
 * of all pairs. Interval and test are Wilcoxon's, exact for samples that differ in their location only (Hollander, Wolfe
 * and Chicken, Nonparametric Statistical Methods, 3rd ed., 4.1 to 4.3).
 *
 * <p>A pair of equal values counts for whatever speaks against a shift: as if the tie had been broken by chance, and
 * chance been unkind. So p is never too small; and it is at most the level just when 0 is outside the interval.
 */
public final class LocationShift {

    private final double[] differences;
    private final RankSum nullDistribution;

    /**
     * @param from at least one value
     * @param to likewise
     */
    public LocationShift(List<Double> from, List<Double> to) {
        nullDistribution = new RankSum(from.size(), to.size());
        differences = new double[from.size() * to.size()];
        int next = 0;
        for (double start : from) {
            for (double end : to) {
                differences[next++] = end - start;
            }
        }
        Arrays.sort(differences);
    }

    /** The shift. */
    public double location() {
        int middle = differences.length / 2;
        return differences.length % 2 == 1 ? differences[middle] : (differences[middle - 1] + differences[middle]) / 2;
    }

    /**
     * The interval of the shift; empty while there are too few values for that confidence: below four and four for 0.95.
     *
     * @param confidence above 0, below 1
     */
    public Optional<Interval> interval(double confidence) {
        OptionalInt cut = nullDistribution.quantile((1 - confidence) / 2);
        if (cut.isEmpty()) {
            return Optional.empty();
        }
        int k = cut.getAsInt();
        return Optional.of(new Interval(differences[k], differences[differences.length - 1 - k]));
    }

    /** The chance of so large a shift, to whichever side, where there is none. */
    public double p() {
        int notAbove = (int) Arrays.stream(differences).filter(d -> d <= 0).count();
        int notBelow = (int) Arrays.stream(differences).filter(d -> d >= 0).count();
        return Math.min(1, 2 * nullDistribution.atMost(Math.min(notAbove, notBelow)));
    }
}
