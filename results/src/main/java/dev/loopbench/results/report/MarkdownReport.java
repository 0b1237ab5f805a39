package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.report.TableReport.ReportForm;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.table.ComparisonTable;
import dev.loopbench.results.table.FloorTable;
import dev.loopbench.results.table.Primary;
import dev.loopbench.results.table.ResponseTable;
import dev.loopbench.results.text.Markdown;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.results.words.PanelFacts;
import dev.loopbench.results.words.RunWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The answer of a run for a pull request: in words and a short table, in Markdown. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** @param questions what was asked of each panel */
    public static String of(Summary summary, List<ComparisonRequest> questions, ReportForm form) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < summary.panels().size(); i++) {
            PanelSummary panel = summary.panels().get(i);
            ComparisonRequest question = questions.get(i);
            String words = String.join(
                    " ",
                    RunWords.of(PanelFacts.of(summary, panel), form.serviceTime())
                            .sentences());
            text.append(panel(panel, words, question.asked(panel.evidence())))
                    .append(remarks(summary.cells(panel)))
                    .append("\n");
            Primary primary = new Primary(Metric.of(panel.primaryMetric()));
            append(text, new FloorTable(measured(summary, panel), primary).markdown());
            append(text, new ResponseTable(measured(summary, panel), primary).markdown());
        }
        return text.append("Loopbench, run ").append(summary.run()).append('\n').toString();
    }

    private static void append(StringBuilder text, List<String> table) {
        if (!table.isEmpty()) {
            text.append(String.join("\n", table)).append("\n\n");
        }
    }

    private static List<CellSummary> measured(Summary summary, PanelSummary panel) {
        return summary.cells(panel).stream()
                .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                .toList();
    }

    private static String panel(PanelSummary panel, String words, List<Comparison> asked) {
        PanelKey point = panel.point();
        String heading = String.format(
                Locale.ROOT,
                "**%s**, %s, %s, JDK %s%n%n%s%n%n",
                String.join(", ", point.name()),
                panel.primaryMetric(),
                Counted.of(panel.completeBlocks(), "block"),
                point.jdk(),
                Markdown.escaped(words));
        PanelEvidence.Status status = panel.evidence().status();
        if (status == PanelEvidence.Status.INVALID) {
            return heading + "INVALID: the twins differ, nothing can be compared.\n";
        }
        if (status == PanelEvidence.Status.NOT_EVIDENCE || asked.isEmpty()) {
            return heading + "Not evidence: too few blocks, or nothing to compare.\n";
        }
        return heading + "| | against | ratio | interval | verdict |\n|---|---|---:|---|---|\n"
                + asked.stream().map(MarkdownReport::row).collect(Collectors.joining())
                + "\nMinimum detectable change: "
                + Numbers.fineShare(ComparisonRequest.detectable(asked)) + ".\n";
    }

    /** The remarks that a reader of the table needs: the cells without figures. */
    private static String remarks(List<CellSummary> cells) {
        List<String> remarks = new ArrayList<>();
        for (CellStatus status : List.of(CellStatus.FAILED, CellStatus.INVALID, CellStatus.SKIPPED)) {
            cells.stream()
                    .filter(cell -> cell.outcome().status() == status)
                    .forEach(cell -> remarks.add(status.label() + ": " + cell.label()
                            + (cell.outcome().reason() == null
                                    ? ""
                                    : ": " + cell.outcome().reason())));
        }
        return remarks.isEmpty()
                ? ""
                : remarks.stream()
                        .map(remark -> "- " + Markdown.escaped(remark) + "\n")
                        .collect(Collectors.joining("", "\n", ""));
    }

    private static String row(Comparison comparison) {
        String verdict = comparison.verdict() == Verdict.SLOWER ? "**SLOWER**" : ComparisonTable.verdict(comparison);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f to %.3f | %s |%n",
                Markdown.escaped(comparison.cell()),
                Markdown.escaped(comparison.reference()),
                comparison.ratio(),
                comparison.low(),
                comparison.high(),
                verdict);
    }
}
