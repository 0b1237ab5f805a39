package dev.loopbench.results.page;

import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.page.RunsModel.FigureOfRun;
import dev.loopbench.results.plot.Rounded;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.Numbers;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one panel's figures are shown on the page of several runs: text, and a bar on an axis that begins at 0. */
final class FiguresOfRuns {

    private static final double WHOLE = 100;
    private static final FigureOfRun NONE = new FigureOfRun("", "", 0, 0, 0, "", "");

    private final Metric metric;
    private final double most;

    /** @param most the highest end of an interval in the panel, over all runs: the end of the axis */
    FiguresOfRuns(Metric metric, double most) {
        this.metric = metric;
        this.most = most;
    }

    /** The metric's name and unit, for the head of a panel. */
    static String title(Metric metric) {
        return switch (metric.unit()) {
            case PER_SECOND -> "throughput, 1/s";
            case BYTES_PER_SECOND -> "payload, bytes/s";
            default -> metric == Metric.RESPONSE_P50_US_ALL ? "response p50, µs" : "p50, µs";
        };
    }

    /** Where the bar of an estimate ends; 0 without one. */
    static double highest(@Nullable Estimate estimate) {
        if (estimate == null) {
            return 0;
        }
        Double high = estimate.high();
        return high == null ? estimate.value() : high;
    }

    /**
     * @param cell empty where the run did not measure it
     * @param shift against the first run
     */
    FigureOfRun of(Optional<CellSummary> cell, Optional<Shift> shift) {
        Estimate estimate = cell.map(measured -> measured.metric(metric)).orElse(null);
        return estimate == null ? NONE : figure(estimate, shift.orElse(null));
    }

    private FigureOfRun figure(Estimate estimate, @Nullable Shift shift) {
        Double low = estimate.low();
        Double high = estimate.high();
        double from = low == null || high == null ? estimate.value() : low;
        double to = low == null || high == null ? estimate.value() : high;
        Verdict verdict = shift == null ? null : shift.verdict();
        return new FigureOfRun(
                text(estimate.value()),
                low == null || high == null ? "" : text(low) + " to " + text(high),
                percent(estimate.value()),
                percent(from),
                percent(to - from),
                verdict == null ? "" : verdict.name().toLowerCase(Locale.ROOT),
                ratio(shift));
    }

    private double percent(double value) {
        return Rounded.of(WHOLE * value / most);
    }

    private static String ratio(@Nullable Shift shift) {
        Double ratio = shift == null ? null : shift.ratio();
        if (shift == null || ratio == null) {
            return "";
        }
        Double low = shift.low();
        Double high = shift.high();
        return Numbers.ratio(ratio) + (low == null || high == null ? "" : " (" + Numbers.interval(low, high) + ")");
    }

    private String text(double value) {
        return switch (metric.unit()) {
            case PER_SECOND -> Numbers.scaled(value);
            case BYTES_PER_SECOND -> Numbers.bytes(value);
            default -> Numbers.plain(value);
        };
    }
}
