package dev.loopbench.results.bare;

import java.util.stream.DoubleStream;

/** The median, with the mean of the middle two for an even number of values. */
final class Median {

    private Median() {}

    /** Not a number when there is no value. */
    static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
