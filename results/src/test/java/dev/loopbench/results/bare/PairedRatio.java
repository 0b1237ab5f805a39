package dev.loopbench.results.bare;

import java.util.List;
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

    /** @param ratios one a block */
    static PairedRatio of(List<Double> ratios) {
        int count = ratios.size();
        double mean = logs(ratios).average().orElse(Double.NaN);
        double squares = logs(ratios).map(log -> (log - mean) * (log - mean)).sum();
        double half = count < 2
                ? Double.NaN
                : TDistribution.of(count - 1).inverseCumulativeProbability(UPPER_QUANTILE)
                        * Math.sqrt(squares / (count - 1) / count);
        return new PairedRatio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half), count);
    }

    private static DoubleStream logs(List<Double> ratios) {
        return ratios.stream().mapToDouble(Math::log);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.3f  %6.3f to %6.3f  %6d", ratio, low, high, blocks);
    }
}
