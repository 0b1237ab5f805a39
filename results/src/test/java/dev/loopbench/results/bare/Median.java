package dev.loopbench.results.bare;

import java.util.stream.DoubleStream;

/** The median of what is a number, with the mean of the middle two for an even number of values. */
final class Median {

    private Median() {}

    /** Not a number when there is no value. */
    static double of(DoubleStream values) {
        double[] sorted = values.filter(value -> !Double.isNaN(value)).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
