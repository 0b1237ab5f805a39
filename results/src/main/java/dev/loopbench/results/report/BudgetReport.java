package dev.loopbench.results.report;

import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.budget.Line;
import dev.loopbench.results.budget.MeasuredBudget;
import dev.loopbench.results.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Budgets as text of at most {@value Lines#WIDTH} columns: a waterfall each, then the differences, then what to do. */
public final class BudgetReport {

    private static final String MEANING =
            "Means of quiet laps, in µs a round trip; ± is half of a 95 % interval over blocks. Each component is measured"
                    + " apart from the whole, so the rest is what no component has seen: mostly what a socket takes longer"
                    + " to wait in than a pipe, and caches that the other process has filled with its own.";

    private final Lines lines = new Lines();

    private BudgetReport() {}

    public static String of(BudgetDocument document) {
        BudgetReport report = new BudgetReport();
        document.budgets().forEach(budget -> report.print(budget, document));
        document.notes().forEach(note -> report.lines.paragraph("", "Note: " + note));
        report.lines.paragraph("", MEANING);
        return report.lines.text();
    }

    private void print(MeasuredBudget budget, BudgetDocument document) {
        lines.paragraph(
                "",
                budget.transport() + ": a same-core round trip of 64 + 64 bytes, " + document.blocks() + " blocks, JDK "
                        + document.jdk());
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("component", "µs", "±", "", ""));
        Waterfall waterfall = new Waterfall(whole(budget));
        for (Line line : budget.components()) {
            table.add(row(line, step(waterfall, line), meaning(line)));
        }
        table.add(row(budget.sum(), total(waterfall, budget.sum()), share(budget)));
        table.add(row(budget.unexplained(), step(waterfall, budget.unexplained()), meaning(budget.unexplained())));
        table.add(row(budget.measured(), total(waterfall, budget.measured()), meaning(budget.measured())));
        AlignedTable.withBarsAndWords(table).print(lines);
        printDifferences(budget);
        printLevers(budget);
        lines.add("");
    }

    private void printDifferences(MeasuredBudget budget) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("not parts of it", "µs", "±", ""));
        budget.differences().stream()
                .filter(line -> line.missing() == null)
                .forEach(line -> table.add(List.of(line.name(), micros(line), halfWidth(line), line.meaning())));
        lines.add("");
        if (table.size() > 1) {
            AlignedTable.withVerdicts(table).print(lines);
        }
        budget.differences().stream()
                .filter(line -> line.missing() != null)
                .forEach(line -> lines.paragraph("  ", line.name() + ": " + line.missing()));
    }

    private void printLevers(MeasuredBudget budget) {
        lines.add("");
        lines.add("  what would change it");
        Stream.of(budget.components())
                .flatMap(List::stream)
                .filter(line -> !line.lever().isEmpty())
                .forEach(line -> lines.paragraph("  ", line.name() + ": " + line.lever()));
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

    /** The reason where there is no value. */
    private static String meaning(Line line) {
        String missing = line.missing();
        return missing == null ? line.meaning() : missing;
    }

    private static String share(MeasuredBudget budget) {
        Estimate explained = budget.explained();
        if (explained == null) {
            return meaning(budget.sum());
        }
        Double low = explained.low();
        Double high = explained.high();
        String share = String.format(Locale.ROOT, "%.1f %% of measured", 100 * explained.value());
        return low == null || high == null
                ? share
                : share + String.format(Locale.ROOT, " (%.1f-%.1f)", 100 * low, 100 * high);
    }

    private static double whole(MeasuredBudget budget) {
        DoubleStream ends = DoubleStream.concat(
                Stream.of(budget.sum(), budget.measured())
                        .map(BudgetReport::value)
                        .flatMap(Stream::ofNullable)
                        .mapToDouble(Double::doubleValue),
                DoubleStream.of(0));
        double whole = ends.max().orElse(0);
        return whole > 0 ? whole : 1;
    }

    private static @Nullable Double value(Line line) {
        Estimate estimate = line.micros();
        return estimate == null ? null : estimate.value();
    }

    private static String micros(Line line) {
        Double value = value(line);
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String halfWidth(Line line) {
        Estimate estimate = line.micros();
        Double low = estimate == null ? null : estimate.low();
        Double high = estimate == null ? null : estimate.high();
        return low == null || high == null ? "" : String.format(Locale.ROOT, "%.2f", (high - low) / 2);
    }
}
