package dev.loopbench.results.report;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.table.ComparisonTable;
import dev.loopbench.results.table.CostTable;
import dev.loopbench.results.table.FloorTable;
import dev.loopbench.results.table.MatrixTable;
import dev.loopbench.results.table.MemoryTable;
import dev.loopbench.results.table.PacedRemarks;
import dev.loopbench.results.table.PanelRemarks;
import dev.loopbench.results.table.PanelTable;
import dev.loopbench.results.table.PanelTitle;
import dev.loopbench.results.table.PhaseTable;
import dev.loopbench.results.table.Primary;
import dev.loopbench.results.table.RanOnRemarks;
import dev.loopbench.results.table.ResponseTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.results.words.PanelFacts;
import dev.loopbench.results.words.RunWords;
import java.time.Duration;
import java.util.List;

/** The table at the end of a run, the same in every locale. */
public final class TableReport {

    private static final String KNOWN = "± is half of a 95 % interval over a row's forks: how well that row is known. ";
    private static final String EVIDENCE = "Which row beats which is in the"
            + " verdicts alone, and they hold for this machine, placement and load, not for others.";
    private static final String NO_EVIDENCE =
            "Without six blocks these figures are not evidence: they show that all of it runs, and the order"
                    + " of the rows may be chance.";
    private static final String NOTHING_COMPARED =
            "Nothing here is evidence: no panel has a verdict, and the order of the rows may be chance.";
    private static final String NOTHING = "Nothing was measured: no cell has a fork that counts.";
    private static final String MIXED = " What is marked INVALID or as not evidence may be chance.";

    private final Summary summary;
    private final List<ComparisonRequest> questions;
    private final ReportForm form;
    private final Lines lines = new Lines();

    private TableReport(Summary summary, List<ComparisonRequest> questions, ReportForm form) {
        this.summary = summary;
        this.questions = questions;
        this.form = form;
    }

    /**
     * All panels of a run: the answer in words, then the tables, as lines that end with a newline.
     *
     * @param questions what was asked of each panel
     */
    public static String of(Summary summary, List<ComparisonRequest> questions, ReportForm form) {
        return new TableReport(summary, questions, form).text();
    }

    private String text() {
        if (!summary.complete()) {
            lines.paragraph("", "The run was interrupted: this is what it had measured.");
            lines.add("");
        }
        for (int i = 0; i < summary.panels().size(); i++) {
            PanelSummary panel = summary.panels().get(i);
            print(panel, summary.cells(panel), questions.get(i));
            lines.add("");
        }
        MatrixTable.of(summary).forEach(matrix -> matrix.print(lines));
        summary.notes().forEach(note -> lines.paragraph("", "Note: " + note));
        boolean isMeasured =
                summary.cells().stream().anyMatch(cell -> cell.outcome().status() == CellStatus.MEASURED);
        lines.paragraph("", isMeasured ? support(summary.panels()) : NOTHING);
        return lines.text();
    }

    private void print(PanelSummary panel, List<CellSummary> cells, ComparisonRequest question) {
        Primary primary = new Primary(Metric.of(panel.primaryMetric()));
        lines.paragraph("", PanelTitle.of(panel.point()));
        lines.paragraph("  ", words(panel));
        List<CellSummary> measured = cells.stream()
                .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                .toList();
        if (!measured.isEmpty()) {
            new PanelTable(measured, primary, Workload.of(panel.point().workload())).print(lines);
            new RanOnRemarks(measured, primary).print(lines);
            new PacedRemarks(summary, panel, measured).print(lines);
        }
        new PanelRemarks(panel, cells, primary).print(lines);
        ComparisonTable table = new ComparisonTable(measured, primary);
        if (question.pairs().isEmpty()) {
            table.print(ComparisonRequest.BEST.asked(panel.evidence()), lines);
        }
        if (!question.equals(ComparisonRequest.BEST)) {
            List<Comparison> asked = question.asked(panel.evidence());
            table.print(asked, lines);
            if (!asked.isEmpty()) {
                lines.paragraph(
                        "  ", "minimum detectable change: " + Numbers.fineShare(ComparisonRequest.detectable(asked)));
            }
        }
        new FloorTable(measured, primary).print(lines);
        new ResponseTable(measured, primary).print(lines);
        new PhaseTable(measured, primary).print(lines);
        new MemoryTable(measured, primary).print(lines);
        if (form.costs()) {
            new CostTable(measured, primary).print(lines);
        }
    }

    private String words(PanelSummary panel) {
        return String.join(
                " ",
                RunWords.of(PanelFacts.of(summary, panel), form.serviceTime()).sentences());
    }

    /** Explains the columns that were printed, and no others: a row whose forks had too few quiet laps has no ±. */
    private String support(List<PanelSummary> panels) {
        if (panels.stream().allMatch(PanelSummary::lacksBlocks)) {
            return NO_EVIDENCE;
        }
        long evidence = panels.stream()
                .filter(panel -> panel.evidence().status() == PanelEvidence.Status.EVIDENCE)
                .count();
        String known = lines.text().contains("±") ? KNOWN : "";
        if (evidence == 0) {
            return known + NOTHING_COMPARED;
        }
        return known + (evidence == panels.size() ? EVIDENCE : EVIDENCE + MIXED);
    }

    /**
     * How a run is shown.
     *
     * @param costs whether each panel's table has what a round trip costs both ends
     * @param serviceTime how long a request of the reader's own service takes, more than 0: the words relate differences to it
     */
    public record ReportForm(boolean costs, Duration serviceTime) {

        /** Without costs, for a service of {@link RunWords#SERVICE_TIME}. */
        public static final ReportForm PLAIN = new ReportForm(false, RunWords.SERVICE_TIME);

        /** The same with costs. */
        public ReportForm withCosts() {
            return new ReportForm(true, serviceTime);
        }
    }
}
