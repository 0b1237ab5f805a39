package dev.loopbench.results.evidence;

import dev.loopbench.results.statistics.HodgesLehmann;
import dev.loopbench.results.statistics.RoundContrasts;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Ways to come from the laps of a block to one logarithm per cell: the one that is used, and those it was chosen from. */
enum BlockEstimator {
    POOLED("laps pooled") {
        @Override
        double[] logs(double[][][] laps, Scenario.Figure figure) {
            return Arrays.stream(laps)
                    .mapToDouble(cell -> median(
                            Arrays.stream(cell).flatMapToDouble(Arrays::stream).toArray()))
                    .toArray();
        }
    },
    MEAN("mean of logs") {
        @Override
        double[] logs(double[][][] laps, Scenario.Figure figure) {
            return each(turns(laps, figure), BlockEstimator::mean);
        }
    },
    RESIDUAL_MEDIAN("median residual") {
        @Override
        double[] logs(double[][][] laps, Scenario.Figure figure) {
            return each(residuals(turns(laps, figure)), BlockEstimator::median);
        }
    },
    RESIDUAL_HODGES_LEHMANN("Hodges-Lehmann residual") {
        @Override
        double[] logs(double[][][] laps, Scenario.Figure figure) {
            return each(residuals(turns(laps, figure)), row -> new HodgesLehmann(row).location());
        }
    },
    RESIDUAL_TRIMMED("trimmed residual") {
        @Override
        double[] logs(double[][][] laps, Scenario.Figure figure) {
            return each(residuals(turns(laps, figure)), BlockEstimator::trimmedMean);
        }
    },
    PAIRS_TRIMMED("trimmed means of pairs") {
        @Override
        double[] logs(double[][][] laps, Scenario.Figure figure) {
            double[][] turns = turns(laps, figure);
            return each(
                    turns,
                    cell -> Arrays.stream(turns)
                            .mapToDouble(other -> trimmedMean(differences(cell, other)))
                            .average()
                            .orElseThrow());
        }
    },
    PAIRS("medians of pairs") {
        @Override
        double[] logs(double[][][] laps, Scenario.Figure figure) {
            double[][] turns = turns(laps, figure);
            for (double[] cell : turns) {
                Arrays.setAll(cell, round -> Math.exp(cell[round]));
            }
            return RoundContrasts.logs(turns);
        }
    };

    private static final double TRIMMED = 0.25;

    private final String label;

    BlockEstimator(String label) {
        this.label = label;
    }

    /** For tables. */
    String label() {
        return label;
    }

    /** A value per cell, from logarithms of the times of laps by cell, round and lap. */
    abstract double[] logs(double[][][] laps, Scenario.Figure figure);

    private static double[][] turns(double[][][] laps, Scenario.Figure figure) {
        return Arrays.stream(laps)
                .map(cell -> each(
                        cell,
                        figure == Scenario.Figure.MEDIAN
                                ? BlockEstimator::median
                                : turn -> Math.log(
                                        Arrays.stream(turn).map(Math::exp).sum() / turn.length)))
                .toArray(double[][]::new);
    }

    /** Each turn less the centre of its round: the median over cells of the distance from the cell's own median. */
    private static double[][] residuals(double[][] turns) {
        double[] own = each(turns, BlockEstimator::median);
        double[][] residuals = new double[turns.length][turns[0].length];
        double[] distances = new double[turns.length];
        for (int round = 0; round < turns[0].length; round++) {
            for (int cell = 0; cell < turns.length; cell++) {
                distances[cell] = turns[cell][round] - own[cell];
            }
            double centre = median(distances);
            for (int cell = 0; cell < turns.length; cell++) {
                residuals[cell][round] = turns[cell][round] - centre;
            }
        }
        return residuals;
    }

    private static double[] differences(double[] cell, double[] other) {
        double[] differences = new double[cell.length];
        Arrays.setAll(differences, round -> cell[round] - other[round]);
        return differences;
    }

    private static double[] each(double[][] rows, ToDoubleFunction<double[]> location) {
        return Arrays.stream(rows).mapToDouble(location).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double trimmedMean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int trimmed = (int) (TRIMMED * sorted.length);
        return mean(Arrays.copyOfRange(sorted, trimmed, sorted.length - trimmed));
    }
}
