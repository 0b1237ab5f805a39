package dev.loopbench.results.table;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.ShownEstimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The phases of a cycle, where a connection is opened for each request, and the sockets that linger after it. */
public final class PhaseTable {

    private static final List<String> TITLES =
            List.of("a cycle", "connect µs", "p99", "exchange µs", "p99", "close µs", "p99", "TIME_WAIT", "after");
    private static final String MEANING =
            "p50 and p99 of the client's phases: connect until the connection is established, exchange from the first"
                    + " write to the reply, close for the call. The row's own p50 is connect to reply, its throughput counts"
                    + " whole cycles. TIME_WAIT: the machine's sockets in that state before and after a fork, those"
                    + " of earlier forks and other programs among them; a fork's own are its client's, which closes first.";

    private final List<List<String>> table;

    /** @param measured the cells that have figures */
    public PhaseTable(List<CellSummary> measured, Primary primary) {
        List<List<String>> lines = new ArrayList<>(List.of(TITLES));
        measured.stream()
                .filter(cell -> ShownEstimate.of(cell, Metric.CONNECT_P50_US) != null)
                .sorted(primary.bestFirst())
                .forEach(cell -> lines.add(line(cell)));
        table = AlignedTable.withoutEmptyColumns(lines);
    }

    /** Prints it; nothing where no cell has cycles. */
    public void print(Lines lines) {
        if (table.size() > 1) {
            lines.add("");
            AlignedTable.ofFigures(table).print(lines);
            lines.paragraph("  ", MEANING);
        }
    }

    private static List<String> line(CellSummary cell) {
        return List.of(
                cell.label(),
                micros(ShownEstimate.of(cell, Metric.CONNECT_P50_US)),
                micros(cell.metric(Metric.CONNECT_P99_US)),
                micros(ShownEstimate.of(cell, Metric.EXCHANGE_P50_US)),
                micros(cell.metric(Metric.EXCHANGE_P99_US)),
                micros(ShownEstimate.of(cell, Metric.CLOSE_P50_US)),
                micros(cell.metric(Metric.CLOSE_P99_US)),
                sockets(cell.metric(Metric.TIME_WAIT_BEFORE)),
                sockets(cell.metric(Metric.TIME_WAIT_AFTER)));
    }

    private static String micros(@Nullable Estimate estimate) {
        return estimate == null ? "" : Numbers.plain(estimate.value());
    }

    private static String sockets(@Nullable Estimate estimate) {
        return estimate == null ? "" : String.format(Locale.ROOT, "%.0f", estimate.value());
    }
}
