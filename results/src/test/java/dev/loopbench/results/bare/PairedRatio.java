package dev.loopbench.results.bare;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * By what factor the second of two quantities exceeds the first, paired by block: the geometric mean and its 95 %
 * interval by Student's t on the logarithms.
 *
 * @param low not a number with fewer than two blocks
 * @param high likewise
 * @param blocks how many had both
 */
record PairedRatio(double ratio, double low, double high, int blocks) {

    private static final double UPPER_QUANTILE = 0.975;

    /** @param ratios one a block; not a number where one of the two is missing */
    static PairedRatio of(DoubleStream ratios) {
        double[] logs =
                ratios.filter(ratio -> !Double.isNaN(ratio)).map(Math::log).toArray();
        int count = logs.length;
        double mean = Arrays.stream(logs).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double half = count < 2
                ? Double.NaN
                : TDistribution.of(count - 1).inverseCumulativeProbability(UPPER_QUANTILE)
                        * Math.sqrt(squares / (count - 1) / count);
        return new PairedRatio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half), count);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.3f  %6.3f to %6.3f  %6d", ratio, low, high, blocks);
    }
}
