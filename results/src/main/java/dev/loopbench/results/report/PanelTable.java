package dev.loopbench.results.report;

import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.statistics.Metric;
import dev.loopbench.results.store.Summary.CellSummary;
import java.util.ArrayList;
import java.util.List;

/** The rows of a panel, best first. */
final class PanelTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final String BUSY = "busy";

    private final List<CellSummary> rows;
    private final List<Column> columns = new ArrayList<>();

    /** @param measured the cells that have figures */
    PanelTable(List<CellSummary> measured, Primary primary, Workload workload) {
        rows = measured.stream().sorted(primary.bestFirst()).toList();
        columns.addAll(WorkloadColumns.of(workload));
        columns.add(new Column(BUSY, cell -> BusyShares.areShown(cell.point()) ? BusyShares.of(cell) : ""));
        columns.add(new Column("quiet", cell -> WorkloadColumns.plain(cell, Metric.QUIET_SHARE, Numbers::share)));
        columns.add(new Column("forks", cell -> Integer.toString(cell.forks())));
        columns.removeIf(
                column -> rows.stream().allMatch(row -> column.text().apply(row).isEmpty()));
    }

    void print(Lines lines) {
        List<Integer> widths = columns.stream().map(this::width).toList();
        int figures = widths.stream().mapToInt(width -> GAP.length() + width).sum();
        int longest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        int names = Math.min(Lines.WIDTH - INDENT.length() - figures, Math.max(longest, "transport".length()));
        lines.add(line("transport", names, columns.stream().map(Column::title).toList(), widths));
        for (CellSummary row : rows) {
            List<String> texts =
                    columns.stream().map(column -> column.text().apply(row)).toList();
            boolean fits = row.label().length() <= names;
            if (!fits) {
                lines.add(INDENT + row.label());
            }
            lines.add(line(fits ? row.label() : "", names, texts, widths));
        }
        if (columns.stream().anyMatch(column -> column.title().equals(BUSY))) {
            lines.paragraph(INDENT, BusyShares.MEANING);
        }
    }

    private int width(Column column) {
        return rows.stream()
                .mapToInt(row -> column.text().apply(row).length())
                .reduce(column.title().length(), Math::max);
    }

    private static String line(String name, int names, List<String> texts, List<Integer> widths) {
        StringBuilder line = new StringBuilder(INDENT).append(name).append(" ".repeat(names - name.length()));
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            line.append(GAP).append(" ".repeat(widths.get(i) - text.length())).append(text);
        }
        return line.toString().stripTrailing();
    }
}
