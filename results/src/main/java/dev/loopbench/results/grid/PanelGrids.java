package dev.loopbench.results.grid;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.grid.Grid.GridColumn;
import dev.loopbench.results.grid.Grid.GridRow;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Panels that differ in one thing, side by side. */
public final class PanelGrids {

    private final Summary summary;

    public PanelGrids(Summary summary) {
        this.summary = summary;
    }

    /** Those that there are at least two panels for. */
    public List<Grid> all() {
        List<Grid> grids = new ArrayList<>();
        grids.addAll(grids(
                "placements",
                "Placements side by side",
                point -> key(point, "", point.load().connections()),
                PanelKey::placement,
                Comparator.comparing(panel -> 0)));
        grids.addAll(grids(
                "connections",
                "How it scales with connections",
                point -> key(point, point.placement(), 0),
                point -> Counted.of(point.load().connections(), "connection"),
                Comparator.comparingInt(panel -> panel.point().load().connections())));
        return grids;
    }

    /** All of a point, one thing of it replaced. */
    private static List<@Nullable Object> key(PanelKey point, String placement, int connections) {
        return Arrays.asList(
                point.workload(),
                placement,
                point.server(),
                point.address(),
                point.load().requestBytes(),
                point.load().responseBytes(),
                connections,
                point.load().window(),
                point.jdk(),
                point.rate().ratePerSecond(),
                point.rate().arrivals(),
                point.serving(),
                point.referenceClient(),
                point.congestion());
    }

    private List<Grid> grids(
            String id,
            String title,
            Function<PanelKey, List<@Nullable Object>> key,
            Function<PanelKey, String> column,
            Comparator<PanelSummary> order) {
        Map<List<@Nullable Object>, List<PanelSummary>> groups = new LinkedHashMap<>();
        summary.panels()
                .forEach(panel -> groups.computeIfAbsent(key.apply(panel.point()), any -> new ArrayList<>())
                        .add(panel));
        List<Grid> grids = new ArrayList<>();
        for (List<PanelSummary> group : groups.values()) {
            if (group.size() > 1) {
                List<PanelSummary> panels = group.stream().sorted(order).toList();
                String suffix = grids.isEmpty() ? "" : "-" + (grids.size() + 1);
                grids.add(grid(id + suffix, title, panels, column));
            }
        }
        return grids;
    }

    private Grid grid(String id, String title, List<PanelSummary> panels, Function<PanelKey, String> column) {
        Metric metric = Metric.of(panels.get(0).primaryMetric() + "_all");
        List<String> labels = panels.stream()
                .flatMap(panel -> measured(panel).stream())
                .map(CellSummary::label)
                .distinct()
                .toList();
        List<GridColumn> columns = panels.stream()
                .map(panel ->
                        new GridColumn(column.apply(panel.point()), estimates(panel, labels, metric), format(metric)))
                .toList();
        double most = columns.stream().mapToDouble(GridColumn::most).max().orElse(0);
        return new Grid(
                id,
                title + ": " + panels.get(0).point().workload(),
                (metric.isRate() ? "Throughput, bigger is better" : "Median, µs, smaller is better")
                        + "; over all laps. All columns have one axis, which begins at 0.",
                "transport",
                columns.stream().map(GridColumn::title).toList(),
                IntStream.range(0, labels.size())
                        .mapToObj(row -> new GridRow(
                                labels.get(row),
                                columns.stream()
                                        .map(one -> one.figure(row, most))
                                        .toList()))
                        .toList());
    }

    private List<CellSummary> measured(PanelSummary panel) {
        return summary.cells(panel).stream()
                .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                .toList();
    }

    private List<@Nullable Estimate> estimates(PanelSummary panel, List<String> labels, Metric metric) {
        List<@Nullable Estimate> estimates = new ArrayList<>();
        for (String label : labels) {
            estimates.add(measured(panel).stream()
                    .filter(cell -> cell.label().equals(label))
                    .findFirst()
                    .map(cell -> cell.metric(metric))
                    .orElse(null));
        }
        return estimates;
    }

    private static DoubleFunction<String> format(Metric metric) {
        return switch (metric.unit()) {
            case PER_SECOND -> Numbers::scaled;
            case BYTES_PER_SECOND -> Numbers::bytes;
            default -> Numbers::plain;
        };
    }
}
