package dev.loopbench.results.page;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.ShownEstimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.Numbers;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric as a panel shows it.
 *
 * @param metric as all cells of the panel have it, so that they compare
 * @param title above its figures
 * @param term of the glossary
 * @param unit of a figure, after scaling
 */
record ShownMetric(Metric metric, String title, String term, String unit) {

    /** The metrics of a panel; the primary one first. */
    static List<ShownMetric> of(Workload workload, List<CellSummary> cells) {
        return metrics(workload)
                .map(metric -> shown(metric, cells))
                .filter(shown -> cells.stream().anyMatch(cell -> cell.metric(shown.metric()) != null))
                .toList();
    }

    private static Stream<Metric> metrics(Workload workload) {
        return switch (workload.lead()) {
            case LATENCY -> Stream.of(Metric.P50_US, Metric.P99_US, Metric.THROUGHPUT_PER_S);
            case THROUGHPUT -> Stream.of(Metric.THROUGHPUT_PER_S, Metric.P50_US, Metric.P99_US);
            case BYTES -> Stream.of(Metric.BYTES_PER_S, Metric.CPU_MS_PER_GIB);
            case RESPONSE -> Stream.of(Metric.RESPONSE_P50_US, Metric.RESPONSE_P99_US, Metric.P50_US);
        };
    }

    private static ShownMetric shown(Metric metric, List<CellSummary> cells) {
        return new ShownMetric(ShownEstimate.basis(cells, metric), title(metric), term(metric), unit(metric));
    }

    /** Whether it is taken over all laps though there is a sibling over quiet ones. */
    boolean isOverAll() {
        return metric.isOverAllLaps();
    }

    /** A value as the page shows it, without unit. */
    String text(double value) {
        return switch (metric.unit()) {
            case PER_SECOND -> Numbers.scaled(value);
            case BYTES_PER_SECOND -> Numbers.bytes(value);
            default -> Numbers.plain(value);
        };
    }

    private static String title(Metric metric) {
        return switch (metric) {
            case P99_US -> "p99";
            case THROUGHPUT_PER_S -> "throughput";
            case BYTES_PER_S -> "rate of payload";
            case CPU_MS_PER_GIB -> "CPU time";
            case RESPONSE_P50_US -> "response p50";
            case RESPONSE_P99_US -> "response p99";
            default -> "p50";
        };
    }

    private static String term(Metric metric) {
        return switch (metric) {
            case P99_US, RESPONSE_P99_US -> "p99";
            case THROUGHPUT_PER_S, BYTES_PER_S -> "throughput";
            case CPU_MS_PER_GIB -> "cpu-time";
            default -> "p50";
        };
    }

    private static String unit(Metric metric) {
        return switch (metric.unit()) {
            case PER_SECOND -> "/s";
            case BYTES_PER_SECOND -> "bytes/s";
            case MILLISECONDS -> "ms/GiB";
            default -> "µs";
        };
    }
}
