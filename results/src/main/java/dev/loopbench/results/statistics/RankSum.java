package dev.loopbench.results.statistics;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution of the rank-sum statistic of Wilcoxon, in the form of Mann and Whitney, without ties: of all pairs of
 * a value of the one sample with one of the other, in how many is the first the larger? Exact up to {@value #EXACT_PAIRS}
 * pairs, beyond that normal with a correction for continuity (Hollander, Wolfe and Chicken, Nonparametric Statistical
 * Methods, 3rd ed., 4.1).
 */
final class RankSum {

    private static final int EXACT_PAIRS = 2500;
    private static final double CONTINUITY = 0.5;

    private final int pairs;
    private final Tail tail;

    /** The chance of at most so many pairs. */
    private interface Tail {
        double atMost(int count);
    }

    /** @param m values of one sample, at least 1, and {@code n} of the other */
    RankSum(int m, int n) {
        if (m < 1 || n < 1) {
            throw new IllegalArgumentException("no values");
        }
        pairs = m * n;
        tail = pairs <= EXACT_PAIRS ? exact(Math.min(m, n), Math.max(m, n)) : normal(m, n);
    }

    private static Tail exact(int m, int n) {
        double[] ways = ways(m, n);
        double[] cumulated = new double[ways.length];
        double sum = 0;
        for (int count = 0; count < ways.length; count++) {
            sum += ways[count];
            cumulated[count] = sum;
        }
        double all = sum;
        return count -> cumulated[count] / all;
    }

    /** In how many orders of all values are there so many pairs? Whole numbers, exact up to 2⁵³. */
    private static double[] ways(int m, int n) {
        double[][] ways = new double[m + 1][m * n + 1];
        ways[0][0] = 1;
        for (int rank = 1; rank <= m + n; rank++) {
            // The value of this rank may be the j-th of the first sample; then rank - j of the second are below it.
            for (int j = Math.min(rank, m); j >= Math.max(1, rank - n); j--) {
                int below = rank - j;
                for (int count = 0; count <= (j - 1) * below; count++) {
                    ways[j][count + below] += ways[j - 1][count];
                }
            }
        }
        return ways[m];
    }

    private static Tail normal(int m, int n) {
        double pairs = (double) m * n;
        NormalDistribution normal = NormalDistribution.of(pairs / 2, Math.sqrt(pairs * (m + n + 1) / 12));
        return count -> normal.cumulativeProbability(count + CONTINUITY);
    }

    /** The chance of at most so many pairs. */
    double atMost(int count) {
        return count >= pairs ? 1 : tail.atMost(count);
    }

    /**
     * The greatest k such that at most k pairs have no more than this probability; empty when even 0 has more.
     *
     * @param probability above 0, below 1
     */
    OptionalInt quantile(double probability) {
        int k = -1;
        while (k < pairs && atMost(k + 1) <= probability) {
            k++;
        }
        return k < 0 ? OptionalInt.empty() : OptionalInt.of(k);
    }
}
