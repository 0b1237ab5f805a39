package dev.loopbench.results.report;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every row of a panel against one of them, best first: the ratio with its interval, and what was found. */
final class ComparisonTable {

    private final PanelSummary panel;
    private final Primary primary;
    private final List<CellSummary> rows;

    /** @param measured the cells that have figures */
    ComparisonTable(PanelSummary panel, Primary primary, List<CellSummary> measured) {
        this.panel = panel;
        this.primary = primary;
        rows = measured.stream().sorted(primary.bestFirst()).toList();
    }

    /** Prints all rows that were compared with the reference; nothing when none was. */
    void print(CellSummary reference, Lines lines) {
        List<List<String>> table = new ArrayList<>();
        for (CellSummary row : rows) {
            panel.evidence()
                    .of(row.label(), reference.label())
                    .ifPresent(comparison -> table.add(line(comparison, reference)));
        }
        if (table.isEmpty()) {
            return;
        }
        table.add(0, List.of("against " + reference.label(), "ratio", "95 % interval", difference(), "p", "verdict"));
        lines.add("");
        AlignedTable.withVerdicts(table).print(lines);
    }

    private String difference() {
        return primary.isRate() ? "+ /s" : "+ µs";
    }

    private List<String> line(Comparison comparison, CellSummary reference) {
        double more = (comparison.ratio() - 1) * primary.value(reference);
        return List.of(
                comparison.cell(),
                Numbers.ratio(comparison.ratio()),
                Numbers.interval(comparison.low(), comparison.high()),
                (more < 0 ? "-" : "") + (primary.isRate() ? Numbers.scaled(Math.abs(more)) : fine(Math.abs(more))),
                Numbers.chance(comparison.p()),
                verdict(comparison));
    }

    private static String fine(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros);
    }

    private static String verdict(Comparison comparison) {
        if (comparison.verdict() != Verdict.UNDECIDED) {
            return comparison.verdict().name();
        }
        return "UNDECIDED"
                + Optional.ofNullable(comparison.moreBlocks())
                        .map(blocks -> ", about " + blocks + " more " + (blocks == 1 ? "block" : "blocks"))
                        .orElse(", hundreds of blocks");
    }
}
