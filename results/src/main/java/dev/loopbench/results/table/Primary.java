package dev.loopbench.results.table;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.ShownEstimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.Numbers;
import java.util.Comparator;

/**
 * The metric by which the rows of a panel are compared. A cell without a quiet slice is shown by all its slices
 * instead, which every place that shows it must mark.
 */
public record Primary(Metric metric) {

    /** Best first: the shortest time, the highest rate. */
    Comparator<CellSummary> bestFirst() {
        Comparator<CellSummary> lowestFirst = Comparator.comparingDouble(this::value);
        return isRate() ? lowestFirst.reversed() : lowestFirst;
    }

    boolean isRate() {
        return metric.isRate();
    }

    /** Over all laps where none was quiet; the last in the order without either. */
    double value(CellSummary cell) {
        Estimate estimate = ShownEstimate.of(cell, metric);
        if (estimate == null) {
            return isRate() ? 0 : Double.MAX_VALUE;
        }
        return estimate.value();
    }

    /** Its name in sentences. */
    String name() {
        return switch (metric) {
            case BYTES_PER_S -> "rate";
            case THROUGHPUT_PER_S -> "throughput";
            case RESPONSE_P50_US -> "response p50";
            default -> "p50";
        };
    }

    /** A value of it, with the unit. */
    String text(double value) {
        return isRate() ? scaled(value) + "/s" : Numbers.plain(value) + " µs";
    }

    /** Its name in titles, with the unit. */
    String title() {
        return isBytes() ? "bytes/s" : isRate() ? "throughput/s" : name() + " in µs";
    }

    /** A value of it as a table has it. */
    String figure(double value) {
        return isRate() ? scaled(value) : Numbers.plain(value);
    }

    /** A rate without its «per second». */
    String scaled(double rate) {
        return isBytes() ? Numbers.bytes(rate) : Numbers.scaled(rate);
    }

    private boolean isBytes() {
        return metric.unit() == Metric.Unit.BYTES_PER_SECOND;
    }

    /** Whether a cell has the metric over quiet laps. */
    boolean isQuiet(CellSummary cell) {
        return cell.metric(metric) != null;
    }
}
