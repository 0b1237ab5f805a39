package dev.loopbench.results.figures;

import dev.loopbench.core.load.Series;
import dev.loopbench.results.statistics.Quantiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The times that a fork measured in addition to its round trips. Medians come from the quiet slices, with a sibling over all; tails come from all
 * slices, as those of round trips do.
 */
final class SecondarySeries {

    /** Of the median response time. */
    private static final double MOST_LATE = 0.1;

    /** A shorter lateness may be an interrupt's, which nobody can tell from the generator's own; ns. */
    private static final double LEAST_LATE_NANOS = 10_000;

    /** The same where what lies between two looks at the clock may be work for another request. */
    private static final double LEAST_LATE_OF_SEVERAL_NANOS = 100_000;

    private final double leastLate;

    private final Map<Series, Merged> quiet = new EnumMap<>(Series.class);
    private final Map<Series, Merged> all = new EnumMap<>(Series.class);
    private final List<Merged> quietLateness = new ArrayList<>();
    private final List<Merged> allLateness = new ArrayList<>();

    /** @param alone whether one request at most is outstanding */
    SecondarySeries(boolean alone) {
        leastLate = alone ? LEAST_LATE_NANOS : LEAST_LATE_OF_SEVERAL_NANOS;
    }

    /** Takes in a steady slice. */
    void add(Map<Series, Histogram> slice, boolean isQuiet) {
        Histogram late = slice.get(Series.OWN_LATENESS);
        if (late != null && late.getTotalCount() > 0) {
            Merged lateness = new Merged();
            lateness.add(late);
            allLateness.add(lateness);
            if (isQuiet) {
                quietLateness.add(lateness);
            }
        }
        slice.forEach((series, times) -> {
            all.computeIfAbsent(series, any -> new Merged()).add(times);
            if (isQuiet) {
                quiet.computeIfAbsent(series, any -> new Merged()).add(times);
            }
        });
    }

    /** Puts down what can be told. */
    void into(Map<Metric, Double> values) {
        quiet.forEach((series, times) -> times.quantile(0.5, values, metric(series, "p50_us")));
        all.forEach((series, times) -> {
            times.quantile(0.5, values, metric(series, "p50_us_all"));
            times.quantile(0.99, values, metric(series, "p99_us"));
            times.quantile(0.999, values, metric(series, "p99_9_us"));
            times.max(values, metric(series, "max_us"));
        });
        late(values);
        excluded(values);
    }

    /**
     * How many requests were late by no fault of the server's nor the platform's: by more than a tenth of their response time, as
     * {@link Series#OWN_LATENESS} says, and by more than a tenth of the median and 10 µs, of those that no pause touched. The median over
     * the slices: a generator that cannot keep its plan is late in most of them, and one event, such as a compiler's, in one.
     */
    private void late(Map<Metric, Double> values) {
        Map<Series, Merged> slices = quiet.isEmpty() ? all : quiet;
        Merged response = slices.get(Series.UNDISTURBED);
        List<Merged> lateness = quietLateness.isEmpty() ? allLateness : quietLateness;
        if (response != null && response.count() > 0) {
            double limit = Math.max(response.medianNanos() * MOST_LATE, leastLate);
            Quantiles.median(lateness.stream()
                            .map(slice -> slice.shareAbove(limit))
                            .toList())
                    .ifPresent(share -> values.put(Metric.LATE_SHARE, share));
        }
    }

    /** How many requests met a pause of the platform. */
    private void excluded(Map<Metric, Double> values) {
        Merged everyone = all.get(Series.RESPONSE);
        Merged undisturbed = all.get(Series.UNDISTURBED);
        if (everyone != null && undisturbed != null && everyone.count() > 0) {
            double excluded = everyone.count() - undisturbed.count();
            values.put(Metric.EXCLUDED_REQUESTS, excluded);
            values.put(Metric.EXCLUDED_SHARE, excluded / everyone.count());
        }
    }

    private static Metric metric(Series series, String what) {
        return Metric.of(series.tag() + "_" + what);
    }
}
