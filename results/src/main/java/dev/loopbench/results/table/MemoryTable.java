package dev.loopbench.results.table;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The memory of a connection of each cell, where there are many. */
public final class MemoryTable {

    private static final List<String> TITLES = List.of("a connection takes", "client KiB", "server KiB", "kernel KiB");
    private static final String MEANING =
            "memory from before the first connection to when all were open and each had been used once: resident memory"
                    + " of each process, whose other growth is in it; of the kernel's objects, thread stacks, page tables and"
                    + " TCP buffers, both ends together and of the whole machine. - was not reported.";
    private static final double KIB = 1024;
    private static final String NONE = "-";

    private final List<List<String>> table = new ArrayList<>(List.of(TITLES));

    /** @param measured the cells that have figures */
    public MemoryTable(List<CellSummary> measured, Primary primary) {
        measured.stream()
                .filter(cell -> cell.metric(Metric.SERVER_BYTES_PER_CONNECTION) != null)
                .sorted(primary.bestFirst())
                .map(cell -> List.of(
                        cell.label(),
                        kib(cell, Metric.CLIENT_BYTES_PER_CONNECTION),
                        kib(cell, Metric.SERVER_BYTES_PER_CONNECTION),
                        kib(cell, Metric.KERNEL_BYTES_PER_CONNECTION)))
                .forEach(table::add);
    }

    /** Prints it; nothing where connections are few. */
    public void print(Lines lines) {
        if (table.size() > 1) {
            lines.add("");
            AlignedTable.ofFigures(table).print(lines);
            lines.paragraph("  ", MEANING);
        }
    }

    private static String kib(CellSummary cell, Metric metric) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? NONE : String.format(Locale.ROOT, "%.1f", estimate.value() / KIB);
    }
}
