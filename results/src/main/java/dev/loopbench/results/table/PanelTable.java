package dev.loopbench.results.table;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.table.WorkloadColumns.Column;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The rows of a panel, best first. */
public final class PanelTable {

    private static final String INDENT = "  ";
    private static final String BUSY = "busy";

    private final List<CellSummary> rows;
    private final List<Column> columns = new ArrayList<>();
    private final Spread spread;

    /** @param measured the cells that have figures */
    public PanelTable(List<CellSummary> measured, Primary primary, Workload workload) {
        rows = measured.stream().sorted(primary.bestFirst()).toList();
        // The times of an open loop are told from when requests were due, and these are of when they left.
        spread = Spread.of(workload.isPlanned() ? List.of() : rows);
        columns.addAll(WorkloadColumns.of(workload));
        columns.add(new Column(Spread.TITLE, spread::bars));
        columns.add(new Column(BUSY, cell -> BusyShares.areShown(cell.point()) ? BusyShares.of(cell) : ""));
        columns.add(new Column("quiet", cell -> WorkloadColumns.plain(cell, Metric.QUIET_SHARE, Numbers::share)));
        columns.add(new Column("forks", cell -> Integer.toString(cell.outcome().forks())));
    }

    public void print(Lines lines) {
        List<List<String>> table = new ArrayList<>();
        List<String> titles = new ArrayList<>(List.of("transport"));
        columns.forEach(column -> titles.add(column.title()));
        table.add(titles);
        for (CellSummary row : rows) {
            List<String> line = new ArrayList<>(List.of(row.label()));
            columns.forEach(column -> line.add(column.text().apply(row)));
            table.add(line);
        }
        List<List<String>> shown = AlignedTable.withoutEmptyColumns(table);
        AlignedTable.ofFigures(shown).print(lines);
        if (shown.get(0).contains(BUSY)) {
            lines.paragraph(INDENT, BusyShares.MEANING);
        }
        if (shown.get(0).contains(Spread.TITLE)) {
            lines.paragraph(INDENT, spread.meaning());
        }
    }
}
