package dev.loopbench.results.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

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
        List<Double> known = of(histogram, new double[] {quantile});
        return known.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(known.get(0));
    }

    /**
     * Several quantiles at once, likewise: those that can be told.
     *
     * @param quantiles ascending, each above 0 and below 1
     */
    static List<Double> of(Histogram histogram, double[] quantiles) {
        double all = histogram.getTotalCount();
        List<Double> values = new ArrayList<>();
        double below = 0;
        // From the least value on: most steps of a histogram of microseconds lie below it.
        for (long value = lowest(histogram); value <= histogram.getMaxValue(); ) {
            long count = histogram.getCountAtValue(value);
            while (count > 0
                    && values.size() < quantiles.length
                    && isKnown(all, quantiles[values.size()])
                    && below + count >= all * quantiles[values.size()]) {
                double width = histogram.sizeOfEquivalentValueRange(value);
                double rank = all * quantiles[values.size()];
                values.add(value + width * (rank - below) / count);
            }
            if (values.size() == quantiles.length || !isKnown(all, quantiles[values.size()])) {
                return values;
            }
            below += count;
            value = histogram.nextNonEquivalentValue(value);
        }
        if (all > 0) {
            throw new IllegalStateException("a histogram of " + all + " values holds only " + below);
        }
        return values;
    }

    private static long lowest(Histogram histogram) {
        return histogram.lowestEquivalentValue(histogram.getMinValue());
    }

    private static boolean isKnown(double all, double quantile) {
        return all * (1 - quantile) + ROUNDING >= LEAST_BEYOND;
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
