package dev.loopbench.results.report;

import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.statistics.Metric;
import dev.loopbench.results.store.Summary.CellSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the kernel charged both ends of each cell for a round trip. */
final class CostTable {

    private static final String MEANING =
            "processor time of the I/O threads over all steady slices, quiet or not; switches as the thread gave the"
                    + " processor up + lost it. Loopback's receive path runs inside of the sender's write, and is charged to"
                    + " the sender. An end that never waits costs all of its processor: no time is given.";

    private final List<List<String>> table;

    /** @param measured the cells that have figures */
    CostTable(List<CellSummary> measured, Primary primary) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of("a round trip costs", "CPU µs", "±", "client µs", "server µs", "switches", "client", "server"));
        measured.stream()
                .filter(cell -> cell.metric(Metric.SWITCHES) != null)
                .sorted(primary.bestFirst())
                .forEach(cell -> lines.add(line(cell)));
        table = lines.size() == 1 ? List.of() : AlignedTable.withoutEmptyColumns(lines);
    }

    /** Prints it; nothing where no cell has costs. */
    void print(Lines lines) {
        if (!table.isEmpty()) {
            lines.add("");
            AlignedTable.ofFigures(table).print(lines);
            lines.paragraph("  ", MEANING);
        }
    }

    private static List<String> line(CellSummary cell) {
        Estimate cpu = cell.metric(Metric.CPU_US);
        Double halfWidth = cpu == null ? null : cpu.relativeHalfWidth();
        return List.of(
                cell.label(),
                micros(cell, Metric.CPU_US),
                halfWidth == null ? "" : Numbers.fineShare(halfWidth),
                micros(cell, Metric.CLIENT_CPU_US),
                micros(cell, Metric.SERVER_CPU_US),
                count(cell, Metric.SWITCHES),
                count(cell, Metric.CLIENT_VOLUNTARY_SWITCHES) + " + " + count(cell, Metric.CLIENT_FORCED_SWITCHES),
                count(cell, Metric.SERVER_VOLUNTARY_SWITCHES) + " + " + count(cell, Metric.SERVER_FORCED_SWITCHES));
    }

    private static String micros(CellSummary cell, Metric metric) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? "" : Numbers.plain(estimate.value());
    }

    private static String count(CellSummary cell, Metric metric) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? "" : String.format(Locale.ROOT, "%.2f", estimate.value());
    }
}
