package dev.loopbench.results.report;

import dev.loopbench.results.compare.PanelComparison;
import dev.loopbench.results.compare.Row;
import dev.loopbench.results.evidence.PanelEvidence.Status;
import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.figures.Metric;
import java.util.Comparator;
import java.util.List;

/** The figures of a row of one run against another, as text. */
record RowText(PanelComparison panel, Row row) {

    /** The rows with verdicts, what got worst first and what has no value last. */
    static List<RowText> worstFirst(PanelComparison panel) {
        boolean lowerIsBetter = Metric.of(panel.primaryMetric()).lowerIsBetter();
        return panel.rows(Row.Role.PRIMARY).stream()
                .sorted(Comparator.comparingDouble(row -> better(row.shift(), lowerIsBetter)))
                .map(row -> new RowText(panel, row))
                .toList();
    }

    private static double better(Shift shift, boolean lowerIsBetter) {
        Double ratio = shift.ratio();
        if (ratio == null) {
            return Double.POSITIVE_INFINITY;
        }
        return lowerIsBetter ? -ratio : ratio;
    }

    String cell() {
        return row.cell();
    }

    String ratio() {
        return text().ratio();
    }

    String interval() {
        return text().interval();
    }

    /** The ratio, with its interval where there is one. */
    String ratioWithInterval() {
        return text().ratioWithInterval();
    }

    String chance() {
        return text().chance();
    }

    /** How many complete blocks there are in BASE and in NEW. */
    String blocks() {
        return text().blocks();
    }

    private ShiftText text() {
        return new ShiftText(row.shift());
    }

    /** The verdict; a row that is not normalised says so. */
    String verdict() {
        return found() + (row.normalised() ? "" : ", not normalised");
    }

    private String found() {
        Verdict verdict = row.shift().verdict();
        if (row.role() == Row.Role.CONTROL) {
            return "control";
        }
        if (verdict != null) {
            return verdict.name();
        }
        return row.shift().hasEvidence() && panel.status() == Status.INVALID ? "INVALID" : "not evidence";
    }
}
