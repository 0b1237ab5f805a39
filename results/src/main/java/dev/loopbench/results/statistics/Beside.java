package dev.loopbench.results.statistics;

import dev.loopbench.core.measurement.Series;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a fork timed beside its round trips. Medians come from the quiet slices, with a sibling over all; tails come from all
 * slices, as those of round trips do.
 */
final class Beside {

    private final Map<Series, Merged> quiet = new EnumMap<>(Series.class);
    private final Map<Series, Merged> all = new EnumMap<>(Series.class);

    /** Takes in a steady slice. */
    void add(Map<Series, Histogram> slice, boolean isQuiet) {
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
    }

    private static Metric metric(Series series, String what) {
        return Metric.of(series.tag() + "_" + what);
    }
}
