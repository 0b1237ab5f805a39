package dev.loopbench.results.statistics;

import java.util.Collection;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * From the values of a cell's forks to its estimate: their mean with Student's 95 % interval, on the metric's scale.
 * The fork is the unit of evidence; slices never count as observations.
 */
public final class Estimator {

    private static final double UPPER_TAIL = 0.975;

    private final int leastForInterval;

    private Estimator(int leastForInterval) {
        this.leastForInterval = leastForInterval;
    }

    /** One that gives intervals from so many forks on, at least 2. */
    public static Estimator withIntervalsFrom(int forks) {
        if (forks < 2) {
            throw new IllegalArgumentException("an interval from " + forks + " forks");
        }
        return new Estimator(forks);
    }

    /** One that gives no intervals, for forks that are not fit for them. */
    public static Estimator withoutIntervals() {
        return new Estimator(Integer.MAX_VALUE);
    }

    /**
     * The estimate; empty without values.
     *
     * @param values one of each fork; above 0 on the logarithmic scale
     */
    public Optional<Estimate> estimate(Collection<Double> values, Scale scale) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                scale == Scale.LOG
                        ? estimate(values, Math::log, Math::exp)
                        : estimate(values, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity()));
    }

    private Estimate estimate(Collection<Double> values, DoubleUnaryOperator to, DoubleUnaryOperator back) {
        double[] scaled =
                values.stream().mapToDouble(value -> to.applyAsDouble(value)).toArray();
        double mean = mean(scaled);
        double value = back.applyAsDouble(mean);
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("no finite mean of " + values);
        }
        if (scaled.length < leastForInterval) {
            return new Estimate(value, null, null);
        }
        double half = halfWidth(scaled, mean);
        return new Estimate(value, back.applyAsDouble(mean - half), back.applyAsDouble(mean + half));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double halfWidth(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        int n = values.length;
        double standardError = Math.sqrt(squares / (n - 1) / n);
        return standardError * TDistribution.of(n - 1).inverseCumulativeProbability(UPPER_TAIL);
    }
}
