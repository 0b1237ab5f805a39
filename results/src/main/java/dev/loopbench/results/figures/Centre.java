package dev.loopbench.results.figures;

import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.statistics.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Median, mean and rate of some laps of a fork. */
final class Centre {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Double> medians = new ArrayList<>();
    private double latencyNanos;
    private long count;
    private long nanos;

    /**
     * Takes in laps of a slice.
     *
     * @param roundTrips of the whole slice, ns
     */
    void add(List<Lap> laps, SliceRecord slice, Histogram roundTrips) {
        boolean whole = slice.laps().size() == 1;
        for (Lap lap : laps) {
            if (whole) {
                Quantiles.of(roundTrips, 0.5).ifPresent(medians::add);
                latencyNanos += roundTrips.getMean() * lap.count();
            } else {
                medians.add(lap.p50Nanos());
                // One request at a time: round trips add up to wall time.
                latencyNanos += lap.nanos();
            }
            count += lap.count();
            nanos += lap.nanos();
        }
    }

    /** Puts down what can be told. */
    void into(Map<Metric, Double> values, Metric p50, Metric mean, Metric throughput) {
        Quantiles.median(medians).ifPresent(median -> values.put(p50, median / NANOS_PER_MICRO));
        if (count > 0) {
            values.put(mean, latencyNanos / count / NANOS_PER_MICRO);
            values.put(throughput, count / (nanos / NANOS_PER_SECOND));
        }
    }
}
