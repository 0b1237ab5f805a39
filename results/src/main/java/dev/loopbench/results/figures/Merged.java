package dev.loopbench.results.figures;

import dev.loopbench.results.statistics.Distribution;
import dev.loopbench.results.statistics.PercentileCurve;
import dev.loopbench.results.statistics.Quantiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The histograms of some slices of a fork, as if they were one. */
final class Merged {

    private static final double NANOS_PER_MICRO = 1e3;

    private @Nullable Histogram merged;

    /** Takes in a slice, ns. */
    void add(Histogram slice) {
        if (merged == null) {
            merged = slice.copy();
            merged.setAutoResize(true);
        } else {
            merged.add(slice);
        }
    }

    /** Both as if they were one; takes either for itself where the other is empty, so nothing may be added to them afterwards. */
    static Merged of(Merged one, Merged other) {
        if (one.merged == null || other.merged == null) {
            return one.merged == null ? other : one;
        }
        Merged both = new Merged();
        both.add(one.merged);
        both.add(other.merged);
        return both;
    }

    /** Puts down a quantile, if it can be told. */
    void quantile(double q, Map<Metric, Double> values, Metric metric) {
        if (merged != null) {
            Quantiles.of(merged, q).ifPresent(nanos -> values.put(metric, nanos / NANOS_PER_MICRO));
        }
    }

    /** How many values there are. */
    long count() {
        return merged == null ? 0 : merged.getTotalCount();
    }

    /** How many of the values are above one, as a share of all. */
    double shareAbove(double nanos) {
        if (merged == null || merged.getTotalCount() == 0) {
            return 0;
        }
        long above = merged.getTotalCount() - merged.getCountBetweenValues(0, (long) nanos);
        return (double) above / merged.getTotalCount();
    }

    /** The value that half of them do not exceed, ns; 0 without any. */
    double medianNanos() {
        return merged == null ? 0 : (double) merged.getValueAtPercentile(50);
    }

    /** How all of them are distributed; empty without any. */
    Optional<Distribution> distribution() {
        return Optional.ofNullable(merged).map(Distribution::of);
    }

    /** Their percentiles, µs; none without any. */
    List<Double> curve() {
        return merged == null ? List.of() : PercentileCurve.of(merged);
    }

    /** Puts down the maximum, if there is one. */
    void max(Map<Metric, Double> values, Metric metric) {
        if (merged != null && merged.getTotalCount() > 0) {
            values.put(metric, merged.getMaxValue() / NANOS_PER_MICRO);
        }
    }
}
