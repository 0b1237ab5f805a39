package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RoundContrastsTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final int ROUNDS = 100;
    private static final double[] LEVELS = {14, 17, 20};

    // Times to round first base in three ways: Hollander and Wolfe, Nonparametric Statistical Methods, table 7.1.
    private static final double[][] ROUNDING = {
        {
            5.40, 5.85, 5.20, 5.55, 5.90, 5.45, 5.40, 5.45, 5.25, 5.85, 5.25, 5.65, 5.60, 5.05, 5.50, 5.45, 5.55, 5.45,
            5.50, 5.65, 5.70, 6.30
        },
        {
            5.50, 5.70, 5.60, 5.50, 5.85, 5.55, 5.40, 5.50, 5.15, 5.80, 5.20, 5.55, 5.35, 5.00, 5.50, 5.55, 5.55, 5.50,
            5.45, 5.60, 5.65, 6.30
        },
        {
            5.55, 5.75, 5.50, 5.40, 5.70, 5.60, 5.35, 5.35, 5.00, 5.70, 5.10, 5.45, 5.45, 4.95, 5.40, 5.50, 5.35, 5.55,
            5.25, 5.40, 5.55, 6.25
        }
    };

    @Test
    void contrastsAreMeansOfTheMediansOfPairs() {
        double[] values = RoundContrasts.logs(exp(ROUNDING));

        // Medians of the differences: first - second 0.05, first - third 0.125 and second - third 0.10.
        assertThat(values[0] - values[1]).isCloseTo((0.05 + 0.05 + 0.125 - 0.10) / 3, EXACT);
        assertThat(values[0] - values[2]).isCloseTo((0.125 + 0.125 + 0.05 + 0.10) / 3, EXACT);
    }

    @Test
    void ofTwoCellsTheRatioIsTheMedianOfRatios() {
        double[] values = RoundContrasts.logs(new double[][] {{2, 30, 8}, {1, 10, 2}});

        assertThat(values[0] - values[1]).isCloseTo(Math.log(3), EXACT);
    }

    @Test
    void whatARoundSharesCancelsOut() {
        assertLevels(RoundContrasts.logs(table()));
    }

    @Test
    void valuesAreOnTheScaleOfTheFigures() {
        double[][] steady = new double[2][ROUNDS];
        Arrays.fill(steady[0], 14_000);
        Arrays.fill(steady[1], 20_000);

        assertThat(RoundContrasts.logs(steady))
                .containsExactly(new double[] {Math.log(14_000), Math.log(20_000)}, EXACT);
    }

    @Test
    void disturbedTurnsOfOneCellMoveNothingWhileTheyAreAMinority() {
        double[][] figures = table();
        for (int round = 0; round < ROUNDS; round++) {
            figures[1][round] *= round % 5 < 2 ? 1.3 : 1;
        }

        assertLevels(RoundContrasts.logs(figures));
    }

    @Test
    void aCellThatDiesKeepsItsRoundsAndTheOthersKeepAllOfTheirs() {
        double[][] figures = table();
        Arrays.fill(figures[1], 30, ROUNDS, Double.NaN);
        double[] values = RoundContrasts.logs(figures);
        assertLevels(values);

        figures[0] = Arrays.stream(figures[0]).map(figure -> figure * 1.01).toArray();
        Arrays.fill(figures[2], 0, 30, Double.NaN);
        double[] split = RoundContrasts.logs(figures);
        assertThat(split[0] - split[1]).isCloseTo(Math.log(1.01 * 14 / 17), EXACT);
        assertThat(split[0] - split[2]).isCloseTo(Math.log(1.01 * 14 / 20), EXACT);
    }

    @Test
    void aPairWeighsAsMuchAsItHasRounds() {
        double[][] differences = {{0, 1, 0}, {-1, 0, 0}, {0, 0, 0}};
        double[][] weights = {{0, 30, 100}, {30, 0, 30}, {100, 30, 0}};
        double[] values = PairwiseLeastSquares.centred(differences, weights);

        // The normal equations of the last two values with the first at 0: 60 b - 30 c = -30, 130 c - 30 b = 0.
        assertThat(values[1] - values[0]).isCloseTo(-13.0 / 23, EXACT);
        assertThat(values[2] - values[0]).isCloseTo(-3.0 / 23, EXACT);
        assertThat(Arrays.stream(values).sum()).isCloseTo(0, EXACT);
    }

    @Test
    void failedTurnsAreLeftOut() {
        double[][] figures = table();
        for (int round = 0; round < ROUNDS; round++) {
            figures[round % 3][round] = round % 4 == 0 ? Double.NaN : figures[round % 3][round];
        }

        assertLevels(RoundContrasts.logs(figures));
    }

    @Test
    void aCellWithoutRoundsHasNoValue() {
        double[][] figures = table();
        Arrays.fill(figures[1], Double.NaN);
        double[] values = RoundContrasts.logs(figures);

        assertThat(values[1]).isNaN();
        assertThat(values[0] - values[2]).isCloseTo(Math.log(14.0 / 20), EXACT);
    }

    @Test
    void aQuarterOfTheRoundsIsEnough() {
        double[][] figures = table();
        Arrays.fill(figures[0], 24, ROUNDS, Double.NaN);
        Arrays.fill(figures[1], 25, ROUNDS, Double.NaN);
        double[] values = RoundContrasts.logs(figures);

        assertThat(values[0]).isNaN();
        assertThat(values[1] - values[2]).isCloseTo(Math.log(17.0 / 20), EXACT);
    }

    @Test
    void cellsWithoutACommonRoundAreComparedThroughOthersOrNotAtAll() {
        double[][] figures = table();
        Arrays.fill(figures[0], 60, ROUNDS, Double.NaN);
        Arrays.fill(figures[1], 0, 60, Double.NaN);
        assertLevels(RoundContrasts.logs(figures));

        double[] apart = RoundContrasts.logs(new double[][] {figures[0], figures[1]});
        assertThat(apart[0]).isNotNaN();
        assertThat(apart[1]).isNaN();
    }

    @Test
    void oneCellHasItsMedian() {
        assertThat(RoundContrasts.logs(new double[][] {{1, Double.NaN, 5, 3}}))
                .containsExactly(new double[] {Math.log(3)}, EXACT);
    }

    @Test
    void noCellsAndNoRoundsHaveNoValues() {
        assertThat(RoundContrasts.logs(new double[0][])).isEmpty();
        assertThat(RoundContrasts.logs(new double[2][0])).containsOnly(Double.NaN);
    }

    @Test
    void refusesWhatHasNoLogarithmAndRowsOfDifferentLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoundContrasts.logs(new double[][] {{1, 0}}))
                .withMessage("no logarithm of 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoundContrasts.logs(new double[][] {{Double.POSITIVE_INFINITY}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoundContrasts.logs(new double[][] {{1, 2}, {1}}))
                .withMessage("cell 1 has 1 rounds, the first cell has 2");
    }

    /** Three cells without noise, in rounds that are up to twice as slow as others. */
    private static double[][] table() {
        double[][] table = new double[LEVELS.length][ROUNDS];
        for (int cell = 0; cell < LEVELS.length; cell++) {
            for (int round = 0; round < ROUNDS; round++) {
                table[cell][round] = LEVELS[cell] * (1 + round * 37 % ROUNDS / (double) ROUNDS);
            }
        }
        return table;
    }

    private static void assertLevels(double[] values) {
        assertThat(values[0] - values[1]).isCloseTo(Math.log(LEVELS[0] / LEVELS[1]), EXACT);
        assertThat(values[0] - values[2]).isCloseTo(Math.log(LEVELS[0] / LEVELS[2]), EXACT);
    }

    private static double[][] exp(double[][] logs) {
        return Arrays.stream(logs)
                .map(row -> Arrays.stream(row).map(Math::exp).toArray())
                .toArray(double[][]::new);
    }
}
