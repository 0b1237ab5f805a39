package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.budget.MeasuredBudget;
import dev.loopbench.results.text.Lines;

/** Budgets as text. */
public final class BudgetReport {

    private static final String MEANING =
            "Means of quiet laps, in µs a round trip; ± is half of a 95 % interval over blocks. Each component is measured"
                    + " apart from the whole. What is unexplained none of them has: a wait in a socket in place of a pipe,"
                    + " caches that the other process has filled with its own, and whatever nobody has thought of.";

    private BudgetReport() {}

    public static String of(BudgetDocument document) {
        Lines lines = new Lines();
        for (MeasuredBudget budget : document.budgets()) {
            lines.paragraph("", heading(budget, document));
            new BudgetTable(budget).print(lines);
            lines.add("");
        }
        document.notes().forEach(note -> lines.paragraph("", "Note: " + note));
        lines.paragraph("", MEANING);
        return lines.text();
    }

    private static String heading(MeasuredBudget budget, BudgetDocument document) {
        return budget.transport() + ": a same-core round trip of 64 + 64 bytes, "
                + Counted.of(document.forks().blocks(), "block") + ", JDK "
                + document.forks().jdk();
    }
}
