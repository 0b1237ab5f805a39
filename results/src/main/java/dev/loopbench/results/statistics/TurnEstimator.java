package dev.loopbench.results.statistics;

import java.util.Arrays;

/** Interim. */
public final class TurnEstimator {

    private TurnEstimator() {}

    /** Interim. */
    public static double[] logs(double[][] figures) {
        return Arrays.stream(figures)
                .mapToDouble(row -> {
                    double[] sorted = Arrays.stream(row)
                            .filter(one -> !Double.isNaN(one))
                            .sorted()
                            .toArray();
                    return sorted.length == 0 ? Double.NaN : Math.log(sorted[sorted.length / 2]);
                })
                .toArray();
    }
}
