package dev.loopbench.results.evidence;

import dev.loopbench.results.statistics.Quantiles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cells of a panel found quiet in unlike shares: one of them may cause what its laps are sorted out for, and would
 * then be shown by its better ones.
 *
 * @param lowest the cell with the least quiet
 * @param lowestShare the median of its forks' quiet shares, 0 to 1
 * @param highest the cell with the most
 * @param highestShare likewise
 * @param p the chance of such a difference between cells that are disturbed alike
 */
public record QuietShares(String lowest, double lowestShare, String highest, double highestShare, double p) {

    /** Chance must explain it less often than that. */
    static final double LEVEL = 0.01;

    /** What is less does not matter, be it ever so certain. */
    static final double LEAST_DIFFERENCE = 0.15;

    /**
     * Whether shares differ by more than chance and by more than does not matter; empty if not.
     *
     * @param cells their names
     * @param shares of the quiet laps among the steady ones, 0 to 1, by cell and block; as many blocks for every cell
     */
    public static Optional<QuietShares> differing(List<String> cells, double[][] shares) {
        if (cells.size() < 2 || shares[0].length == 0) {
            return Optional.empty();
        }
        double[] medians =
                Arrays.stream(shares).mapToDouble(QuietShares::median).toArray();
        List<Integer> order = IntStream.range(0, medians.length)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> medians[cell]))
                .toList();
        int lowest = order.get(0);
        int highest = order.get(order.size() - 1);
        if (medians[highest] - medians[lowest] <= LEAST_DIFFERENCE) {
            return Optional.empty();
        }
        double p = BlockPermutation.p(shares);
        return p < LEVEL
                ? Optional.of(
                        new QuietShares(cells.get(lowest), medians[lowest], cells.get(highest), medians[highest], p))
                : Optional.empty();
    }

    private static double median(double[] shares) {
        return Quantiles.median(Arrays.stream(shares).boxed().toList()).orElseThrow();
    }
}
