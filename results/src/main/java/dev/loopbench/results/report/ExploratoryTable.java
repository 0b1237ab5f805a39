package dev.loopbench.results.report;

import dev.loopbench.results.compare.PanelComparison;
import dev.loopbench.results.compare.Row;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics from which nothing is concluded: a column each, as many beside each other as fit. */
final class ExploratoryTable {

    private static final String GAP = "  ";
    private static final String TITLE = "exploratory";

    private final Set<String> cells = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();

    ExploratoryTable(PanelComparison panel) {
        for (Row row : panel.rows(Row.Role.EXPLORATORY)) {
            cells.add(row.cell());
            columns.computeIfAbsent(row.metric(), any -> new LinkedHashMap<>())
                    .put(row.cell(), new RowText(panel, row).ratioWithInterval());
        }
    }

    void print(Lines lines) {
        int names = width(TITLE, cells);
        List<String> metrics = new ArrayList<>();
        int width = GAP.length() + names;
        for (Map.Entry<String, Map<String, String>> column : columns.entrySet()) {
            int more = GAP.length() + width(column.getKey(), column.getValue().values());
            if (!metrics.isEmpty() && width + more > lines.width()) {
                print(metrics, lines);
                metrics.clear();
                width = GAP.length() + names;
            }
            metrics.add(column.getKey());
            width += more;
        }
        if (!metrics.isEmpty()) {
            print(metrics, lines);
        }
    }

    private static int width(String title, Iterable<String> texts) {
        int width = title.length();
        for (String text : texts) {
            width = Math.max(width, text.length());
        }
        return width;
    }

    private void print(List<String> metrics, Lines lines) {
        List<List<String>> table = new ArrayList<>();
        table.add(line(TITLE, metrics));
        for (String cell : cells) {
            table.add(line(
                    cell,
                    metrics.stream()
                            .map(metric ->
                                    columns.getOrDefault(metric, Map.of()).getOrDefault(cell, ""))
                            .toList()));
        }
        lines.add("");
        AlignedTable.ofFigures(table).print(lines);
    }

    private static List<String> line(String name, List<String> texts) {
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(texts);
        return line;
    }
}
