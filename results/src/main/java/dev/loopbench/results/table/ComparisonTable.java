package dev.loopbench.results.table;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Comparisons of a panel: the ratio with its interval, the difference, and what was found. */
public final class ComparisonTable {

    private final List<CellSummary> rows;
    private final Primary primary;

    /** @param measured the cells that have figures */
    public ComparisonTable(List<CellSummary> measured, Primary primary) {
        this.rows = measured.stream().sorted(primary.bestFirst()).toList();
        this.primary = primary;
    }

    /** Prints those comparisons in the order of the rows; nothing when there are none. */
    public void print(List<Comparison> comparisons, Lines lines) {
        if (comparisons.isEmpty()) {
            return;
        }
        boolean oneReference =
                comparisons.stream().map(Comparison::reference).distinct().count() == 1;
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(
                oneReference ? "against " + comparisons.get(0).reference() : "",
                "ratio",
                "interval",
                primary.isRate() ? "+ /s" : "+ µs",
                "p",
                "verdict"));
        comparisons.stream()
                .sorted(Comparator.comparingInt(comparison -> place(comparison.cell())))
                .forEach(comparison -> table.add(line(comparison, oneReference)));
        lines.add("");
        AlignedTable.withVerdicts(table).print(lines);
    }

    private int place(String cell) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).label().equals(cell)) {
                return i;
            }
        }
        return rows.size();
    }

    private List<String> line(Comparison comparison, boolean oneReference) {
        return List.of(
                oneReference ? comparison.cell() : comparison.cell() + " against " + comparison.reference(),
                Numbers.ratio(comparison.ratio()),
                Numbers.interval(comparison.low(), comparison.high()),
                difference(comparison),
                Numbers.chance(comparison.p()),
                verdict(comparison));
    }

    private String difference(Comparison comparison) {
        return rows.stream()
                .filter(row -> row.label().equals(comparison.reference()))
                .findFirst()
                .map(reference -> difference((comparison.ratio() - 1) * primary.value(reference)))
                .orElse("");
    }

    private String difference(double more) {
        String size =
                primary.isRate() ? primary.scaled(Math.abs(more)) : String.format(Locale.ROOT, "%.2f", Math.abs(more));
        return more < 0 ? "-" + size : size;
    }

    public static String verdict(Comparison comparison) {
        if (comparison.verdict() != Verdict.UNDECIDED) {
            return comparison.verdict().name();
        }
        return "UNDECIDED"
                + Optional.ofNullable(comparison.moreBlocks())
                        .map(blocks -> ", " + Numbers.moreBlocks(blocks))
                        .orElse(", would take a thousand blocks or more");
    }
}
