package dev.loopbench.results.report;

import dev.loopbench.results.budget.Line;
import dev.loopbench.results.budget.MeasuredBudget;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One budget: its waterfall, what was not seen, the differences that are no parts of it, and what would change it. */
final class BudgetTable {

    /** A sum that is further from the whole than this explains it badly. */
    private static final double FAR = 0.1;

    private static final String NONE = "-";

    private final MeasuredBudget budget;

    BudgetTable(MeasuredBudget budget) {
        this.budget = budget;
    }

    void print(Lines lines) {
        printWaterfall(lines);
        printDoubts(lines);
        lines.add("");
        printDifferences(lines);
        lines.add("");
        lines.add("  what would change it");
        budget.components().stream()
                .filter(line -> !line.lever().isEmpty())
                .forEach(line -> lines.paragraph("  ", line.name() + ": " + line.lever()));
    }

    private void printWaterfall(Lines lines) {
        Waterfall waterfall = new Waterfall(whole());
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("component", "µs", "±", "", ""));
        for (Line line : budget.components()) {
            table.add(row(line, step(waterfall, line), line.meaning()));
        }
        table.add(row(budget.sum(), total(waterfall, budget.sum()), share()));
        table.add(row(budget.unexplained(), step(waterfall, budget.unexplained()), "measured less the sum"));
        table.add(row(budget.measured(), total(waterfall, budget.measured()), "two processes on one core"));
        AlignedTable.withBarsAndWords(table).print(lines);
    }

    /** Where a bar may reach; the waterfall needs something above 0. */
    private double whole() {
        double whole = Stream.of(budget.sum(), budget.measured())
                .map(BudgetTable::value)
                .flatMap(Stream::ofNullable)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        return whole > 0 ? whole : 1;
    }

    private static List<String> row(Line line, String bar, String words) {
        return List.of(line.name(), micros(line), halfWidth(line), bar, words);
    }

    private static String step(Waterfall waterfall, Line line) {
        Double value = value(line);
        return value == null ? "" : waterfall.step(value);
    }

    private static String total(Waterfall waterfall, Line line) {
        Double value = value(line);
        return value == null ? "" : waterfall.total(value);
    }

    private String share() {
        Estimate explained = budget.explained();
        if (explained == null) {
            return "of the components";
        }
        Double low = explained.low();
        Double high = explained.high();
        String share = String.format(Locale.ROOT, "%.1f %% of measured", 100 * explained.value());
        return low == null || high == null
                ? share
                : share + String.format(Locale.ROOT, " (%.1f-%.1f)", 100 * low, 100 * high);
    }

    /** Prints the components that are missing or known from few blocks, and whether the sum is worth anything. */
    private void printDoubts(Lines lines) {
        List<Line> all = Stream.of(
                        budget.components(),
                        List.of(budget.sum(), budget.unexplained(), budget.measured()),
                        budget.differences())
                .flatMap(List::stream)
                .toList();
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (Line line : all) {
            String reason = line.missing();
            if (reason != null) {
                missing.computeIfAbsent(reason, key -> new ArrayList<>()).add(line.name());
            }
        }
        missing.forEach((reason, names) -> lines.paragraph("  ", "no " + String.join(", ", names) + ": " + reason));
        String few = all.stream()
                .filter(line -> line.missing() == null && line.blocks() < Panel.EVIDENCE)
                .map(line -> line.name() + " (" + line.blocks() + ")")
                .collect(Collectors.joining(", "));
        if (!few.isEmpty()) {
            lines.paragraph("  ", "seen in fewer than " + Panel.EVIDENCE + " blocks, hence no ±: " + few);
        }
        Estimate explained = budget.explained();
        if (explained != null && Math.abs(explained.value() - 1) > FAR) {
            lines.paragraph(
                    "  ",
                    "the sum is more than 10 % from what was measured: something large is missing or counted twice");
        }
    }

    private void printDifferences(Lines lines) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("not parts of it", "µs", "±", ""));
        budget.differences()
                .forEach(line -> table.add(List.of(line.name(), micros(line), halfWidth(line), line.meaning())));
        AlignedTable.withVerdicts(table).print(lines);
    }

    private static @Nullable Double value(Line line) {
        Estimate estimate = line.micros();
        return estimate == null ? null : estimate.value();
    }

    private static String micros(Line line) {
        Double value = value(line);
        return value == null ? NONE : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String halfWidth(Line line) {
        Estimate estimate = line.micros();
        Double low = estimate == null ? null : estimate.low();
        Double high = estimate == null ? null : estimate.high();
        return low == null || high == null ? "" : String.format(Locale.ROOT, "%.2f", (high - low) / 2);
    }
}
