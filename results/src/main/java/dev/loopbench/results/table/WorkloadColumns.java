package dev.loopbench.results.table;

import dev.loopbench.results.analysis.FloorGauge.AboveFloor;
import dev.loopbench.results.analysis.FloorGauge.FloorDistance;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.ShownEstimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.Numbers;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures that each workload is told by, its primary metric first. */
final class WorkloadColumns {

    private static final String NOT_QUIET = "*";

    private WorkloadColumns() {}

    static List<Column> of(Workload workload) {
        return switch (workload.lead()) {
            case LATENCY -> joined(latency(), throughput());
            case THROUGHPUT -> joined(throughput(), latency());
            case BYTES -> joined(rate(), cost());
            case RESPONSE -> paced();
        };
    }

    private static List<Column> joined(List<Column> first, List<Column> second) {
        return Stream.of(first, second, List.of(new Column("× floor", WorkloadColumns::aboveFloor)))
                .flatMap(List::stream)
                .toList();
    }

    private static String aboveFloor(CellSummary cell) {
        AboveFloor floor = cell.floor();
        FloorDistance own = floor == null ? null : floor.own();
        return own == null ? "" : Numbers.ratio(own.ratio().value());
    }

    private static List<Column> latency() {
        return List.of(
                new Column("p50 µs", cell -> centre(cell, Metric.P50_US, Numbers::plain)),
                new Column("±", cell -> halfWidth(cell, Metric.P50_US)),
                new Column("p99 µs", cell -> plain(cell, Metric.P99_US, Numbers::plain)),
                new Column("p99.9 µs", cell -> plain(cell, Metric.P99_9_US, Numbers::plain)));
    }

    private static List<Column> throughput() {
        return List.of(
                new Column("throughput/s", cell -> centre(cell, Metric.THROUGHPUT_PER_S, Numbers::scaled)),
                new Column("±", cell -> halfWidth(cell, Metric.THROUGHPUT_PER_S)));
    }

    private static List<Column> rate() {
        return List.of(
                new Column("bytes/s", cell -> centre(cell, Metric.BYTES_PER_S, Numbers::bytes)),
                new Column("±", cell -> halfWidth(cell, Metric.BYTES_PER_S)));
    }

    private static List<Column> cost() {
        return List.of(
                new Column("CPU ms/GiB", cell -> plain(cell, Metric.CPU_MS_PER_GIB, Numbers::rough)),
                new Column("client", cell -> plain(cell, Metric.CLIENT_CPU_MS_PER_GIB, Numbers::rough)),
                new Column("server", cell -> plain(cell, Metric.SERVER_CPU_MS_PER_GIB, Numbers::rough)));
    }

    /** In µs all of them, which a remark says: with units the line would be too long. The floor has a table of its own. */
    private static List<Column> paced() {
        return List.of(
                new Column("response p50", cell -> centre(cell, Metric.RESPONSE_P50_US, Numbers::plain)),
                new Column("±", cell -> halfWidth(cell, Metric.RESPONSE_P50_US)),
                new Column("p99", cell -> plain(cell, Metric.RESPONSE_P99_US, Numbers::plain)),
                new Column("p99.9", cell -> plain(cell, Metric.RESPONSE_P99_9_US, Numbers::plain)),
                new Column("service p50", cell -> centre(cell, Metric.P50_US, Numbers::plain)),
                new Column("p99", cell -> plain(cell, Metric.P99_US, Numbers::plain)),
                new Column("late p99", cell -> plain(cell, Metric.LATENESS_P99_US, Numbers::plain)));
    }

    /** Of quiet laps, or else of all, which is marked. */
    static String centre(CellSummary cell, Metric metric, DoubleFunction<String> format) {
        Estimate shown = ShownEstimate.of(cell, metric);
        if (shown == null) {
            return "";
        }
        return (cell.metric(metric) == null ? NOT_QUIET : "") + format.apply(shown.value());
    }

    private static String halfWidth(CellSummary cell, Metric metric) {
        Estimate shown = ShownEstimate.of(cell, metric);
        Double halfWidth = shown == null ? null : shown.relativeHalfWidth();
        return halfWidth == null ? "" : Numbers.fineShare(halfWidth);
    }

    /** Of all slices alike; empty where it could not be told. */
    static String plain(CellSummary cell, Metric metric, DoubleFunction<String> format) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? "" : format.apply(estimate.value());
    }

    /**
     * A column of figures.
     *
     * @param title above it
     * @param text of a cell's row; empty when it has none
     */
    record Column(String title, Function<CellSummary, String> text) {}
}
