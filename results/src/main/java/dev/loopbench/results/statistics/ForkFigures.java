package dev.loopbench.results.statistics;

import dev.loopbench.core.measurement.SliceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one fork says: one observation of each metric.
 *
 * <p>Its median is the median of its slices' medians: a disturbance that began and ended between two brackets spoils
 * its slice, and in a merged histogram the fork.
 *
 * @param values a metric that the fork cannot tell is absent
 */
public record ForkFigures(Map<Metric, Double> values) {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Merges the histograms of a fork's slices.
     *
     * @param roundTrips the histogram of every slice in the same order, ns
     * @throws IllegalArgumentException when there are more of the ones than of the others
     */
    public static ForkFigures of(List<JudgedSlice> slices, Iterator<Histogram> roundTrips) {
        Merged quiet = new Merged();
        Merged disturbed = new Merged();
        for (JudgedSlice slice : slices) {
            if (!roundTrips.hasNext()) {
                throw new IllegalArgumentException("fewer histograms than slices");
            }
            Histogram histogram = roundTrips.next();
            if (slice.steady()) {
                (slice.quiet() ? quiet : disturbed).add(histogram, slice.slice());
            }
        }
        if (roundTrips.hasNext()) {
            throw new IllegalArgumentException("more histograms than slices");
        }
        Merged all = quiet.plus(disturbed);
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        quiet.centre(values, Metric.P50_US, Metric.MEAN_US, Metric.THROUGHPUT_PER_S);
        all.centre(values, Metric.P50_US_ALL, Metric.MEAN_US_ALL, Metric.THROUGHPUT_PER_S_ALL);
        all.tail(values, Metric.P99_US, Metric.P99_9_US, Metric.MAX_US);
        quiet.tail(values, Metric.P99_US_QUIET, Metric.P99_9_US_QUIET, Metric.MAX_US_QUIET);
        shares(slices, values);
        Settling.millis(slices).ifPresent(millis -> values.put(Metric.SETTLED_MS, millis));
        return new ForkFigures(Collections.unmodifiableMap(values));
    }

    private static void shares(List<JudgedSlice> slices, Map<Metric, Double> values) {
        double steady = count(slices, JudgedSlice::steady);
        if (steady > 0) {
            double elapsed = sum(slices, slice -> slice.slice().elapsedNanos());
            values.put(Metric.QUIET_SHARE, count(slices, JudgedSlice::quietAndSteady) / steady);
            values.put(
                    Metric.CLIENT_BUSY_SHARE,
                    sum(slices, slice -> slice.slice().client().cpuNanos()) / elapsed);
            values.put(
                    Metric.SERVER_BUSY_SHARE,
                    sum(slices, slice -> slice.slice().server().cpuNanos()) / elapsed);
        }
    }

    private static double count(List<JudgedSlice> slices, Predicate<JudgedSlice> which) {
        return slices.stream().filter(which).count();
    }

    private static double sum(List<JudgedSlice> slices, ToLongFunction<JudgedSlice> value) {
        return slices.stream().filter(JudgedSlice::steady).mapToLong(value).sum();
    }

    /** The slices of one kind, as if they were one; the median alone is that of their medians. */
    private static final class Merged {
        private final List<Double> medians = new ArrayList<>();
        private @Nullable Histogram roundTrips;
        private long count;
        private long nanos;

        void add(Histogram histogram, SliceRecord slice) {
            Quantiles.of(histogram, 0.5).ifPresent(medians::add);
            add(histogram, slice.count(), slice.nanos());
        }

        Merged plus(Merged other) {
            Merged sum = new Merged();
            sum.medians.addAll(medians);
            sum.medians.addAll(other.medians);
            sum.add(roundTrips, count, nanos);
            sum.add(other.roundTrips, other.count, other.nanos);
            return sum;
        }

        private void add(@Nullable Histogram histogram, long moreCount, long moreNanos) {
            if (histogram == null) {
                return;
            }
            if (roundTrips == null) {
                roundTrips = histogram.copy();
                roundTrips.setAutoResize(true);
            } else {
                roundTrips.add(histogram);
            }
            count += moreCount;
            nanos += moreNanos;
        }

        void centre(Map<Metric, Double> values, Metric p50, Metric mean, Metric throughput) {
            Quantiles.median(medians).ifPresent(nanosAtMedian -> values.put(p50, nanosAtMedian / NANOS_PER_MICRO));
            if (roundTrips != null) {
                values.put(mean, roundTrips.getMean() / NANOS_PER_MICRO);
                values.put(throughput, count / (nanos / NANOS_PER_SECOND));
            }
        }

        void tail(Map<Metric, Double> values, Metric p99, Metric p99point9, Metric max) {
            quantile(values, p99, 0.99);
            quantile(values, p99point9, 0.999);
            if (roundTrips != null) {
                values.put(max, roundTrips.getMaxValue() / NANOS_PER_MICRO);
            }
        }

        private void quantile(Map<Metric, Double> values, Metric metric, double quantile) {
            if (roundTrips != null) {
                Quantiles.of(roundTrips, quantile)
                        .ifPresent(nanosAtQuantile -> values.put(metric, nanosAtQuantile / NANOS_PER_MICRO));
            }
        }
    }
}
