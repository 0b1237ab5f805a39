package dev.loopbench.results.statistics;

import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** High quantiles and maximum of some slices of a fork, as if they were one. */
final class Tail {

    private static final double NANOS_PER_MICRO = 1e3;

    private @Nullable Histogram roundTrips;

    /** Takes in a slice, ns. */
    void add(Histogram slice) {
        if (roundTrips == null) {
            roundTrips = slice.copy();
            roundTrips.setAutoResize(true);
        } else {
            roundTrips.add(slice);
        }
    }

    /** Puts down what can be told. */
    void into(Map<Metric, Double> values, Metric p99, Metric p99point9, Metric max) {
        Histogram merged = roundTrips;
        if (merged != null) {
            Quantiles.of(merged, 0.99).ifPresent(nanos -> values.put(p99, nanos / NANOS_PER_MICRO));
            Quantiles.of(merged, 0.999).ifPresent(nanos -> values.put(p99point9, nanos / NANOS_PER_MICRO));
            values.put(max, merged.getMaxValue() / NANOS_PER_MICRO);
        }
    }
}
