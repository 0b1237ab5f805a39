package dev.loopbench.results.table;

import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.LineWidth;
import dev.loopbench.results.text.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every client against every server: a row a server, a column a client, from panels that differ in the client only. */
public final class MatrixTable {

    /** So many fit beside each other in 100 columns, one less in fewer. */
    private static final int COLUMNS = 4;

    private static final String BEST = "!";
    private static final String NONE = "-";
    private static final String MEANING = BEST
            + ": no server is faster under that client (column); where nothing was compared, or twins differ,"
            + " none is marked. *: over all laps, since none was quiet. Columns are not compared: another client, another load.";

    private final Summary summary;
    private final List<PanelSummary> columns;
    private final Primary primary;

    private MatrixTable(Summary summary, List<PanelSummary> columns) {
        this.summary = summary;
        this.columns = columns;
        primary = new Primary(Metric.of(columns.get(0).primaryMetric()));
    }

    /** Those of a run: one for all panels that differ in nothing but the client, if there are at least two. */
    public static List<MatrixTable> of(Summary summary) {
        Map<PanelKey, List<PanelSummary>> matrices = new LinkedHashMap<>();
        summary.panels().stream()
                .filter(panel -> panel.point().referenceClient() != null)
                .forEach(panel -> matrices.computeIfAbsent(
                                panel.point().withoutReferenceClient(), point -> new ArrayList<>())
                        .add(panel));
        return matrices.values().stream()
                .filter(panels -> panels.size() > 1)
                .map(panels -> new MatrixTable(summary, panels))
                .toList();
    }

    public void print(Lines lines) {
        lines.paragraph(
                "",
                PanelTitle.of(columns.get(0).point().withoutReferenceClient()) + ": " + primary.title()
                        + " of every server (row) under every client (column)");
        int atOnce = lines.width() < LineWidth.MOST ? COLUMNS - 1 : COLUMNS;
        for (int from = 0; from < columns.size(); from += atOnce) {
            List<PanelSummary> some = columns.subList(from, Math.min(from + atOnce, columns.size()));
            AlignedTable.ofFigures(table("server", some, this::marked)).print(lines);
            lines.add("");
            AlignedTable.ofFigures(table("client + server busy, %", some, cell -> BusyShares.of(cell.cell())))
                    .print(lines);
        }
        lines.paragraph("  ", MEANING);
        lines.add("");
    }

    /** A cell and the panel that it is compared in. */
    private record Entry(PanelSummary panel, CellSummary cell) {}

    private List<List<String>> table(String title, List<PanelSummary> panels, Function<Entry, String> text) {
        List<List<String>> table = new ArrayList<>();
        List<String> titles = new ArrayList<>(List.of(title));
        panels.forEach(panel -> titles.add(String.valueOf(panel.point().referenceClient())));
        table.add(titles);
        for (String server : servers()) {
            List<String> line = new ArrayList<>(List.of(server));
            for (PanelSummary panel : panels) {
                line.add(cell(panel, server)
                        .map(text)
                        .filter(figure -> !figure.isEmpty())
                        .orElse(NONE));
            }
            table.add(line);
        }
        return table;
    }

    /** In the order of the plan; twins and variants have their place in the panels. */
    private List<String> servers() {
        return columns.stream()
                .flatMap(panel -> summary.cells(panel).stream())
                .filter(cell -> cell.variant().isEmpty())
                .map(CellSummary::transport)
                .distinct()
                .toList();
    }

    private Optional<Entry> cell(PanelSummary panel, String server) {
        return summary.cells(panel).stream()
                .filter(cell -> cell.outcome().status() == CellStatus.MEASURED
                        && cell.variant().isEmpty()
                        && cell.transport().equals(server))
                .findFirst()
                .map(cell -> new Entry(panel, cell));
    }

    private String marked(Entry entry) {
        PanelEvidence evidence = entry.panel().evidence();
        boolean isBest = evidence.status() == PanelEvidence.Status.EVIDENCE
                && evidence.jointBest().contains(entry.cell().label());
        return (isBest ? BEST : "") + WorkloadColumns.centre(entry.cell(), primary.metric(), primary::figure);
    }
}
