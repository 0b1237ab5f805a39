package dev.loopbench.results.statistics;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The distribution of Wilcoxon's signed-rank statistic without ties: in how many of the 2ⁿ ways do the ranks with a
 * positive sign add up to so much? (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd ed., 3.1.)
 */
final class SignedRank {

    private SignedRank() {}

    /**
     * The greatest k such that a sum of at most k has no more than this probability; empty when even 0 has more.
     *
     * @param n values, at least 1
     * @param probability above 0, below 1
     */
    static OptionalInt quantile(int n, double probability) {
        double[] mass = mass(n);
        double below = 0;
        int k = -1;
        while (below + mass[k + 1] <= probability) {
            k++;
            below += mass[k];
        }
        return k < 0 ? OptionalInt.empty() : OptionalInt.of(k);
    }

    private static double[] mass(int n) {
        double[] mass = new double[n * (n + 1) / 2 + 1];
        mass[0] = 1;
        int greatest = 0;
        for (int rank = 1; rank <= n; rank++) {
            greatest += rank;
            double[] before = Arrays.copyOf(mass, mass.length);
            for (int sum = 0; sum <= greatest; sum++) {
                mass[sum] = (before[sum] + (sum >= rank ? before[sum - rank] : 0)) / 2;
            }
        }
        return mass;
    }
}
