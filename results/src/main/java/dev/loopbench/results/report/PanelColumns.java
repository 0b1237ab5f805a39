package dev.loopbench.results.report;

import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.statistics.Metric;
import dev.loopbench.results.store.AboveFloor;
import dev.loopbench.results.store.FloorDistance;
import dev.loopbench.results.store.Summary.CellSummary;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** The figures that a panel shows, by what its workload asks for: the primary metric first. */
final class PanelColumns {

    private static final String NOT_QUIET = "*";

    private PanelColumns() {}

    static List<Column> of(Primary primary) {
        return switch (primary.metric()) {
            case RESPONSE_P50_US -> paced();
            case THROUGHPUT_PER_S -> closed(throughput(), latency());
            default -> closed(latency(), throughput());
        };
    }

    /** A metric that is taken over all slices, or that tells nothing of the transport. */
    static String plain(CellSummary cell, Metric metric, DoubleFunction<String> format) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? "" : format.apply(estimate.value());
    }

    private static List<Column> closed(Stream<Column> first, Stream<Column> second) {
        return Stream.of(first, second, Stream.of(new Column("× floor", PanelColumns::aboveFloor)))
                .flatMap(columns -> columns)
                .toList();
    }

    private static String aboveFloor(CellSummary cell) {
        AboveFloor floor = cell.floor();
        FloorDistance own = floor == null ? null : floor.own();
        return own == null ? "" : Numbers.ratio(own.ratio().value());
    }

    private static Stream<Column> latency() {
        return Stream.of(
                centre("p50 µs", Metric.P50_US, Numbers::plain),
                halfWidth(Metric.P50_US),
                tail("p99 µs", Metric.P99_US),
                tail("p99.9 µs", Metric.P99_9_US));
    }

    private static Stream<Column> throughput() {
        return Stream.of(
                centre("throughput/s", Metric.THROUGHPUT_PER_S, Numbers::scaled), halfWidth(Metric.THROUGHPUT_PER_S));
    }

    /** In µs all of them, which a remark says: with units the line would be too long. The floor has a table of its own. */
    private static List<Column> paced() {
        return List.of(
                centre("response p50", Metric.RESPONSE_P50_US, Numbers::plain),
                halfWidth(Metric.RESPONSE_P50_US),
                tail("p99", Metric.RESPONSE_P99_US),
                tail("p99.9", Metric.RESPONSE_P99_9_US),
                centre("service p50", Metric.P50_US, Numbers::plain),
                tail("p99", Metric.P99_US),
                tail("late p99", Metric.LATENESS_P99_US));
    }

    private static Column centre(String title, Metric metric, DoubleFunction<String> format) {
        return new Column(title, cell -> {
            Estimate shown = Primary.shown(cell, metric);
            if (shown == null) {
                return "";
            }
            return (cell.metric(metric) == null ? NOT_QUIET : "") + format.apply(shown.value());
        });
    }

    private static Column halfWidth(Metric metric) {
        return new Column("±", cell -> {
            Estimate shown = Primary.shown(cell, metric);
            Double halfWidth = shown == null ? null : shown.relativeHalfWidth();
            return halfWidth == null ? "" : Numbers.fineShare(halfWidth);
        });
    }

    private static Column tail(String title, Metric metric) {
        return new Column(title, cell -> plain(cell, metric, Numbers::plain));
    }
}
