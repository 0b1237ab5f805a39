package dev.loopbench.results.statistics;

import java.util.Collection;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * From the values of a cell's forks to its estimate: Hodges and Lehmann's location with its interval, on the metric's
 * scale, as in comparisons, so that rows and verdicts agree. The fork is the unit of evidence; slices never count as
 * observations.
 */
public final class Estimator {

    /** Of every interval that is printed. */
    public static final double CONFIDENCE = 0.95;

    private Estimator() {}

    /**
     * The estimate, with an interval from six values on; empty without values.
     *
     * @param values one of each fork; above 0 on the logarithmic scale
     */
    public static Optional<Estimate> estimate(Collection<Double> values, Scale scale) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                scale == Scale.LOG
                        ? estimate(values, Math::log, Math::exp)
                        : estimate(values, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity()));
    }

    private static Estimate estimate(Collection<Double> values, DoubleUnaryOperator to, DoubleUnaryOperator back) {
        double[] scaled =
                values.stream().mapToDouble(value -> to.applyAsDouble(value)).toArray();
        for (double value : scaled) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("no location of " + values);
            }
        }
        HodgesLehmann where = new HodgesLehmann(scaled);
        double value = back.applyAsDouble(where.location());
        return where.interval(CONFIDENCE)
                .map(interval ->
                        new Estimate(value, back.applyAsDouble(interval.low()), back.applyAsDouble(interval.high())))
                .orElseGet(() -> new Estimate(value, null, null));
    }
}
