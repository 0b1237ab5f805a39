package dev.loopbench.results.report;

import dev.loopbench.results.compare.Difference;
import dev.loopbench.results.compare.PanelComparison;
import dev.loopbench.results.compare.Row;
import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.evidence.PanelEvidence.Status;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.table.PanelTitle;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** One run against another as text, the same in every locale. */
public final class RunComparisonReport {

    private static final String INDENT = "  ";
    private static final String SCOPE =
            "A ratio is NEW ÷ BASE; unless marked, each run's values are first divided by those of its own yardstick"
                    + " in the same block. The intervals know how the forks of one run scatter, not what else"
                    + " changed between the two times: what matters should be seen in a second pair of runs.";

    private final RunComparison comparison;
    private final boolean isExploratory;
    private final Lines lines = new Lines();

    private RunComparisonReport(RunComparison comparison, boolean isExploratory) {
        this.comparison = comparison;
        this.isExploratory = isExploratory;
    }

    /** The verdicts of all panels, as lines that end with a newline. */
    public static String of(RunComparison comparison) {
        return new RunComparisonReport(comparison, false).text();
    }

    /** The same with the metrics from which nothing is concluded. */
    public static String ofAll(RunComparison comparison) {
        return new RunComparisonReport(comparison, true).text();
    }

    private String text() {
        lines.paragraph(
                "",
                "NEW " + comparison.candidate().run() + " against BASE "
                        + comparison.base().run() + ", not interleaved. " + SCOPE);
        lines.add("");
        interrupted("BASE", comparison.base());
        interrupted("NEW", comparison.candidate());
        list("Part of the question, by --across:", comparison.differences());
        list("Not the same in both runs:", comparison.remarks());
        comparison.panels().forEach(this::print);
        only("", "BASE", comparison.onlyInBase());
        only("", "NEW", comparison.onlyInNew());
        lines.paragraph("", "In short: " + Conclusion.of(comparison) + ".");
        return lines.text();
    }

    private void interrupted(String which, RunComparison.RunName run) {
        if (!run.complete()) {
            lines.paragraph("", which + " was interrupted: this is what it had measured.");
            lines.add("");
        }
    }

    private void list(String title, List<Difference> differences) {
        if (!differences.isEmpty()) {
            lines.add(title);
            differences.forEach(difference -> lines.paragraph(INDENT, difference.line()));
            lines.add("");
        }
    }

    private void print(PanelComparison panel) {
        String jdk = panel.newJdk().equals(panel.point().jdk()) ? "" : " in BASE, " + panel.newJdk() + " in NEW";
        lines.paragraph("", PanelTitle.of(panel.point()) + jdk);
        List<RowText> rows = new ArrayList<>(RowText.worstFirst(panel));
        panel.rows(Row.Role.CONTROL).forEach(row -> rows.add(new RowText(panel, row)));
        if (!rows.isEmpty()) {
            verdicts(panel, rows);
            yardstick(panel);
            status(panel);
        }
        only(INDENT, "BASE", panel.onlyInBase());
        only(INDENT, "NEW", panel.onlyInNew());
        if (isExploratory) {
            new ExploratoryTable(panel).print(lines);
        }
        lines.add("");
    }

    private void verdicts(PanelComparison panel, List<RowText> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(panel.primaryMetric(), "ratio", "95 % interval", "p", "blocks", "verdict"));
        for (RowText row : rows) {
            table.add(List.of(row.cell(), row.ratio(), row.interval(), row.chance(), row.blocks(), row.verdict()));
        }
        AlignedTable.withVerdicts(table).print(lines);
    }

    private void yardstick(PanelComparison panel) {
        if (panel.yardstick() == null) {
            lines.paragraph(
                    INDENT,
                    "not normalised: the runs share no yardstick here, and whatever else changed in between is in these"
                            + " ratios");
            return;
        }
        List<Row> controls = panel.rows(Row.Role.CONTROL);
        if (controls.isEmpty()) {
            lines.paragraph(
                    INDENT, "divided by " + panel.yardstick() + ", without twins to show what passes for a change");
        }
        for (Row control : controls) {
            Double ratio = control.shift().ratio();
            if (ratio != null) {
                lines.paragraph(
                        INDENT,
                        "divided by " + panel.yardstick() + "; twins moved by " + Numbers.fineShare(Math.abs(ratio - 1))
                                + ": no smaller change is believed");
            }
        }
    }

    private void status(PanelComparison panel) {
        if (panel.status() == Status.INVALID) {
            lines.paragraph(
                    INDENT,
                    "INVALID: the twins moved against each other, so forks are not alike and nothing can be compared");
        }
        if (panel.status() == Status.NOT_EVIDENCE) {
            lines.paragraph(
                    INDENT, "without verdicts: a cell takes " + Panel.EVIDENCE + " good forks in each of the runs");
        }
    }

    private void only(String indent, String which, List<String> names) {
        if (!names.isEmpty()) {
            lines.paragraph(indent, "only in " + which + ": " + String.join(indent.isEmpty() ? "; " : ", ", names));
            if (indent.isEmpty()) {
                lines.add("");
            }
        }
    }
}
