package dev.loopbench.results.statistics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * From the rounds of one block to one value per cell. In a round every cell has one turn, so the ratio of two cells in
 * one round is free of what the whole round shares.
 *
 * <p>The difference of two cells is the median, over the rounds that both have, of the difference of their logarithms.
 * Medians of several pairs do not add up exactly; the values of the cells are those whose differences come closest to
 * them by least squares. For complete rounds that is Doksum's contrast estimator (Robust Procedures for Some Linear
 * Models with One Observation per Cell, Annals of Mathematical Statistics 38, 1967; Hollander, Wolfe and Chicken,
 * Nonparametric Statistical Methods, 3rd ed., 7.4). Gaps follow from weights: a pair counts with the number of rounds
 * that both of its cells have.
 */
public final class RoundContrasts {

    /** The least share of rounds that gives a cell a value, of the rounds of the cell that has most. */
    public static final double LEAST_SHARE = 0.25;

    private final double[][] logs;
    private final int[] rounds;

    private RoundContrasts(double[][] logs) {
        this.logs = logs;
        rounds = Arrays.stream(logs)
                .mapToInt(
                        row -> (int) Arrays.stream(row).filter(Double::isFinite).count())
                .toArray();
    }

    /**
     * One value per cell: a natural logarithm, on the scale of the figures. Only differences between cells of the same
     * block mean something. The mean over cells is that of the logarithms of their own medians.
     *
     * <p>A cell that died keeps the rounds before, and the others keep all of theirs. NaN for a cell with fewer than
     * {@value #LEAST_SHARE} of the rounds of the cell that has most, and for one that no common round connects with
     * that cell, neither directly nor through others.
     *
     * @param figures by cell and round, above 0, in one unit for all, such as ns per round trip of a turn; NaN where a
     *     cell had no turn or its turn failed; as many rounds for every cell
     * @throws IllegalArgumentException for rows of different lengths and figures that have no logarithm
     */
    public static double[] logs(double[][] figures) {
        return new RoundContrasts(logarithms(figures)).values();
    }

    private static double[][] logarithms(double[][] figures) {
        double[][] logs = new double[figures.length][];
        for (int cell = 0; cell < figures.length; cell++) {
            if (figures[cell].length != figures[0].length) {
                throw new IllegalArgumentException("cell " + cell + " has " + figures[cell].length
                        + " rounds, the first cell has " + figures[0].length);
            }
            logs[cell] =
                    Arrays.stream(figures[cell]).map(RoundContrasts::logarithm).toArray();
        }
        return logs;
    }

    private static double logarithm(double figure) {
        if (figure <= 0 || Double.isInfinite(figure)) {
            throw new IllegalArgumentException("no logarithm of " + figure);
        }
        return Math.log(figure);
    }

    private double[] values() {
        double[] values = new double[logs.length];
        Arrays.fill(values, Double.NaN);
        int[] cells = connected();
        if (cells.length == 0) {
            return values;
        }
        double[][] differences = new double[cells.length][cells.length];
        double[][] weights = new double[cells.length][cells.length];
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < i; j++) {
                double[] common = common(cells[i], cells[j]);
                if (common.length > 0) {
                    differences[i][j] = median(common);
                    differences[j][i] = -differences[i][j];
                    weights[i][j] = common.length;
                    weights[j][i] = common.length;
                }
            }
        }
        double level = Arrays.stream(cells)
                .mapToDouble(cell -> median(finite(logs[cell])))
                .average()
                .orElseThrow();
        double[] contrasts = PairwiseLeastSquares.centred(differences, weights);
        for (int i = 0; i < cells.length; i++) {
            values[cells[i]] = level + contrasts[i];
        }
        return values;
    }

    /** The cells with enough rounds that common rounds connect with the one that has most, in their order. */
    private int[] connected() {
        int most = Arrays.stream(rounds).max().orElse(0);
        if (most == 0) {
            return new int[0];
        }
        boolean[] reached = new boolean[logs.length];
        Deque<Integer> next = new ArrayDeque<>();
        int first = IntStream.range(0, logs.length)
                .filter(cell -> rounds[cell] == most)
                .findFirst()
                .orElseThrow();
        reached[first] = true;
        next.add(first);
        while (!next.isEmpty()) {
            int from = next.remove();
            for (int cell = 0; cell < logs.length; cell++) {
                if (!reached[cell] && rounds[cell] >= LEAST_SHARE * most && common(from, cell).length > 0) {
                    reached[cell] = true;
                    next.add(cell);
                }
            }
        }
        return IntStream.range(0, logs.length).filter(cell -> reached[cell]).toArray();
    }

    /** The differences of two cells in the rounds that both have. */
    private double[] common(int cell, int other) {
        return finite(IntStream.range(0, logs[cell].length)
                .mapToDouble(round -> logs[cell][round] - logs[other][round])
                .toArray());
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
