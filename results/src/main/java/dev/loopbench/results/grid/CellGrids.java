package dev.loopbench.results.grid;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.grid.Grid.GridColumn;
import dev.loopbench.results.grid.Grid.GridRow;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** The figures of a panel's cells besides times and rates. */
public record CellGrids(String panel, List<CellSummary> cells) {

    /** Those that there are figures for. */
    public List<Grid> all() {
        List<Grid> grids = new ArrayList<>();
        add(
                grids,
                "costs",
                "What a round trip costs both ends",
                "CPU time as the kernel charges it to the I/O threads, over all laps; loopback's receive path runs inside of the"
                        + " sender's write and is charged to the sender. Each column has an axis of its own.",
                List.of(
                        column("CPU, µs", Metric.CPU_US, Numbers::plain),
                        column("client, µs", Metric.CLIENT_CPU_US, Numbers::plain),
                        column("server, µs", Metric.SERVER_CPU_US, Numbers::plain),
                        column("context switches", Metric.SWITCHES, CellGrids::decimals),
                        column("bytes allocated", Metric.ALLOCATED_BYTES, CellGrids::decimals),
                        column("client KiB a connection", Metric.CLIENT_BYTES_PER_CONNECTION, CellGrids::kib),
                        column("server KiB a connection", Metric.SERVER_BYTES_PER_CONNECTION, CellGrids::kib)));
        add(
                grids,
                "warm-up",
                "Warm-up",
                "How long forks ran until they were no longer getting faster; what came before does not count.",
                List.of(column("settled after, ms", Metric.SETTLED_MS, Numbers::rough)));
        return grids;
    }

    private GridColumn column(String title, Metric metric, DoubleFunction<String> format) {
        return new GridColumn(
                title, cells.stream().map(cell -> cell.metric(metric)).toList(), format);
    }

    private void add(List<Grid> grids, String id, String title, String note, List<GridColumn> columns) {
        List<GridColumn> shown = columns.stream().filter(GridColumn::hasFigures).toList();
        if (shown.isEmpty()) {
            return;
        }
        grids.add(new Grid(
                panel + "-" + id,
                title,
                note,
                "transport",
                shown.stream().map(GridColumn::title).toList(),
                IntStream.range(0, cells.size())
                        .mapToObj(row -> new GridRow(
                                cells.get(row).label(),
                                shown.stream()
                                        .map(column -> column.figure(row, column.most()))
                                        .toList()))
                        .toList()));
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String kib(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1024);
    }
}
