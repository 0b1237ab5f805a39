package dev.loopbench.results.statistics;

import java.util.Collection;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a cell: Hodges and Lehmann's location of its forks with its interval, on the metric's scale, as in comparisons,
 * so that rows and verdicts agree. The fork is the unit of evidence; slices never count as observations.
 *
 * @param value where its forks lie
 * @param low lower end of the 95 % interval; absent while there are too few forks
 * @param high upper end; likewise
 */
public record Estimate(
        double value, @Nullable Double low, @Nullable Double high) {

    private static final double CONFIDENCE = 0.95;

    /**
     * The estimate, with an interval from six values on; empty without values.
     *
     * @param values one of each fork; above 0 on the logarithmic scale
     */
    public static Optional<Estimate> of(Collection<Double> values, Scale scale) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                scale == Scale.LOG
                        ? of(values, Math::log, Math::exp)
                        : of(values, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity()));
    }

    private static Estimate of(Collection<Double> values, DoubleUnaryOperator to, DoubleUnaryOperator back) {
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

    /** Half the interval's width as a share of the value; absent without an interval, or for a value of 0. */
    public @Nullable Double relativeHalfWidth() {
        return low == null || high == null || value == 0 ? null : (high - low) / (2 * value);
    }

    /** Where values of several forks are averaged. */
    public enum Scale {
        /** As they are: shares, and whatever may be 0. */
        PLAIN,
        /** Their logarithms: times and rates, where differences are ratios. */
        LOG
    }
}
