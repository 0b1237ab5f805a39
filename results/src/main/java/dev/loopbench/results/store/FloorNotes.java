package dev.loopbench.results.store;

import dev.loopbench.results.analysis.FloorGauge.AboveFloor;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import java.util.List;
import java.util.Locale;

/** Says of which cells nothing can be right: no program on a JVM is faster than what the kernel can do. */
final class FloorNotes {

    private FloorNotes() {}

    static List<String> of(List<CellSummary> cells) {
        return cells.stream().flatMap(cell -> note(cell).stream()).toList();
    }

    private static List<String> note(CellSummary cell) {
        AboveFloor floor = cell.floor();
        if (floor == null || !floor.suspicious()) {
            return List.of();
        }
        Estimate ratio = floor.best().ratio();
        return List.of(String.format(
                Locale.ROOT,
                "something is wrong: %s %s is faster than the best floor, %s (ratio %.3f, interval %.3f to %.3f)",
                cell.label(),
                String.join(" ", cell.point().name()),
                floor.best().name(),
                ratio.value(),
                ratio.low(),
                ratio.high()));
    }
}
