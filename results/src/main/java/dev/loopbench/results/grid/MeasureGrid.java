package dev.loopbench.results.grid;

import dev.loopbench.results.grid.Grid.GridColumn;
import dev.loopbench.results.grid.Grid.GridRow;
import dev.loopbench.results.service.Figure;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.service.TargetFigures.FloorFigures;
import dev.loopbench.results.service.TargetFigures.OpenFigures;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Throughput and response times of targets and of their echoes, with their intervals as bars. */
public final class MeasureGrid {

    private static final String NOTE =
            "Each column has an axis of its own, which begins at 0 and ends at the largest end of an interval: no bar is cut off."
                    + " Intervals are 95 %, from resampling blocks.";

    private static final int COLUMNS = 5;

    /** A target or an echo. */
    private record Row(String label, List<@Nullable Figure> figures) {}

    private final List<Row> rows = new ArrayList<>();
    private final boolean open;

    private MeasureGrid(List<TargetFigures> targets) {
        open = targets.stream().anyMatch(target -> target.open() != null);
        targets.forEach(this::add);
    }

    /** @param targets one or more */
    public static Grid of(List<TargetFigures> targets) {
        return new MeasureGrid(targets).grid();
    }

    private void add(TargetFigures target) {
        OpenFigures behind = target.open();
        rows.add(new Row(
                target.name(),
                Arrays.asList(
                        target.speed().throughput(),
                        target.speed().p50(),
                        target.speed().p99(),
                        target.speed().p999(),
                        behind == null ? null : behind.serviceP999())));
        FloorFigures floor = target.floor();
        if (floor != null) {
            rows.add(new Row(
                    "echo of " + target.name(), Arrays.asList(floor.throughput(), floor.p50(), null, null, null)));
        }
    }

    private Grid grid() {
        List<GridColumn> columns = List.of(
                column("throughput, 1/s", 0, Numbers::scaled),
                column("p50, µs", 1, Numbers::plain),
                column("p99, µs", 2, Numbers::plain),
                column("p99.9, µs", 3, Numbers::plain),
                column("service p99.9, µs", COLUMNS - 1, Numbers::plain));
        List<GridColumn> shown = columns.stream().filter(GridColumn::hasFigures).toList();
        List<GridRow> drawn = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            drawn.add(new GridRow(
                    rows.get(i).label(),
                    shown.stream()
                            .map(column -> column.figure(row, column.most()))
                            .toList()));
        }
        String note = open ? NOTE + " Response times count from the moment when a request was due." : NOTE;
        return new Grid(
                "figures",
                "Throughput and response times",
                note,
                "target",
                shown.stream().map(GridColumn::title).toList(),
                drawn);
    }

    private GridColumn column(String title, int index, DoubleFunction<String> format) {
        List<@Nullable Estimate> estimates = new ArrayList<>();
        rows.forEach(row -> estimates.add(estimate(row.figures().get(index))));
        return new GridColumn(title, estimates, format);
    }

    private static @Nullable Estimate estimate(@Nullable Figure figure) {
        Double value = figure == null ? null : figure.value();
        return figure == null || value == null ? null : new Estimate(value, figure.low(), figure.high());
    }
}
