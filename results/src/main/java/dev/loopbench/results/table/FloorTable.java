package dev.loopbench.results.table;

import dev.loopbench.results.analysis.FloorGauge.AboveFloor;
import dev.loopbench.results.analysis.FloorGauge.FloorDistance;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Markdown;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far the cells of a panel are above the floor of their I/O model, as a ratio and in µs, and above the best floor
 * there. Floors have no rows: nothing is held against themselves.
 */
public final class FloorTable {

    private static final String PREFIX = "floor-";

    private final List<List<String>> table;
    private final String best;

    /** @param measured the cells that have figures */
    public FloorTable(List<CellSummary> measured, Primary primary) {
        List<CellSummary> rows = measured.stream()
                .filter(cell -> cell.floor() != null)
                .sorted(primary.bestFirst())
                .toList();
        table = rows.isEmpty() ? List.of() : AlignedTable.withoutEmptyColumns(lines(rows));
        best = rows.stream()
                .map(row -> best(row, FloorDistance::name))
                .findFirst()
                .orElse("");
    }

    /** Prints it; nothing where no floor was measured. */
    public void print(Lines lines) {
        if (!table.isEmpty()) {
            lines.add("");
            AlignedTable.withVerdicts(table).print(lines);
            lines.paragraph("  ", "best floor: " + best);
        }
    }

    /** The same as lines of Markdown; none where no floor was measured. */
    public List<String> markdown() {
        List<String> lines = new ArrayList<>();
        for (List<String> line : table) {
            lines.add("| "
                    + String.join(" | ", line.stream().map(Markdown::escaped).toList()) + " |");
            if (lines.size() == 1) {
                lines.add("|---" + "|--:".repeat(line.size() - 2) + "|---|");
            }
        }
        if (!lines.isEmpty()) {
            lines.add("");
            lines.add("Best floor: " + best + ".");
        }
        return lines;
    }

    private static List<List<String>> lines(List<CellSummary> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("above the floor", "× floor", "interval", "+ µs", "interval", "× best", "floor"));
        for (CellSummary row : rows) {
            lines.add(List.of(
                    row.label(),
                    own(row, own -> Numbers.ratio(own.ratio().value())),
                    own(row, own -> interval(own.ratio(), "%.3f")),
                    own(
                            row,
                            own -> String.format(
                                    Locale.ROOT, "%.2f", own.plusMicros().value())),
                    own(row, own -> interval(own.plusMicros(), "%.2f")),
                    best(row, best -> Numbers.ratio(best.ratio().value())),
                    own(row, own -> own.name().substring(PREFIX.length()))));
        }
        return lines;
    }

    private static String own(CellSummary row, Function<FloorDistance, String> text) {
        AboveFloor floor = row.floor();
        return text(floor == null ? null : floor.own(), text);
    }

    private static String best(CellSummary row, Function<FloorDistance, String> text) {
        AboveFloor floor = row.floor();
        return text(floor == null ? null : floor.best(), text);
    }

    private static String text(@Nullable FloorDistance distance, Function<FloorDistance, String> text) {
        return distance == null ? "" : text.apply(distance);
    }

    private static String interval(Estimate estimate, String format) {
        Double low = estimate.low();
        Double high = estimate.high();
        return low == null || high == null ? "" : String.format(Locale.ROOT, format + " to " + format, low, high);
    }
}
