package dev.loopbench.results.statistics;

import java.util.Collection;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Quantiles of a histogram, interpolated inside its steps so that ties do not fake precision. */
public final class Quantiles {

    private static final double LEAST_BEYOND = 10;
    private static final double ROUNDING = 1e-6;

    private Quantiles() {}

    /**
     * The quantile, in the unit of the histogram; absent when fewer than {@value #LEAST_BEYOND} values lie beyond it.
     *
     * @param quantile above 0, below 1
     */
    public static OptionalDouble of(Histogram histogram, double quantile) {
        double all = histogram.getTotalCount();
        if (all * (1 - quantile) + ROUNDING < LEAST_BEYOND) {
            return OptionalDouble.empty();
        }
        double rank = all * quantile;
        double below = 0;
        for (HistogramIterationValue step : histogram.recordedValues()) {
            long count = step.getCountAtValueIteratedTo();
            if (below + count >= rank) {
                long value = step.getValueIteratedTo();
                double width = histogram.sizeOfEquivalentValueRange(value);
                return OptionalDouble.of(histogram.lowestEquivalentValue(value) + width * (rank - below) / count);
            }
            below += count;
        }
        throw new IllegalStateException("a histogram of " + all + " values holds only " + below);
    }

    /** The median, the mean of the middle two of an even number; absent when there are no values. */
    public static OptionalDouble median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
