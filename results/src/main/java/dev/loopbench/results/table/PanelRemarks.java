package dev.loopbench.results.table;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.PanelEvidence.AaControl;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.store.Summary.WithFlagged;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The remarks below the rows of a panel. */
public final class PanelRemarks {

    private static final String INDENT = "  ";
    private static final double BUSY = 0.95;
    private static final String ROWS =
            "; each row comes from those of its own forks that were quiet enough, or from all";

    private final PanelSummary panel;
    private final List<CellSummary> cells;
    private final Primary primary;

    public PanelRemarks(PanelSummary panel, List<CellSummary> cells, Primary primary) {
        this.panel = panel;
        this.cells = cells;
        this.primary = primary;
    }

    public void print(Lines lines) {
        List<CellSummary> measured = with(CellStatus.MEASURED);
        twins(lines, measured);
        if (measured.stream().anyMatch(cell -> !primary.isQuiet(cell))) {
            lines.paragraph(INDENT, "* over all laps, since none was quiet");
        }
        if (primary.isRate() && !BusyShares.areShown(panel.point())) {
            clientBound(lines, measured);
        }
        for (CellStatus status :
                List.of(CellStatus.FAILED, CellStatus.INVALID, CellStatus.OVERLOADED, CellStatus.SKIPPED)) {
            with(status).forEach(cell -> remark(lines, status.label() + ": " + cell.label(), cell));
        }
        measured.stream()
                .filter(cell -> cell.outcome().failedForks() > 0)
                .forEach(cell -> remark(lines, cell.label(), cell));
        measured.forEach(cell -> flagged(lines, cell));
        blocks(lines, measured);
        evidence(lines);
    }

    private static void remark(Lines lines, String what, CellSummary cell) {
        lines.paragraph(
                INDENT,
                cell.outcome().reason() == null
                        ? what
                        : what + ": " + cell.outcome().reason());
    }

    private List<CellSummary> with(CellStatus status) {
        return cells.stream().filter(cell -> cell.outcome().status() == status).toList();
    }

    private void twins(Lines lines, List<CellSummary> measured) {
        for (CellSummary twin : measured) {
            measured.stream()
                    .filter(cell -> twin.isTwin()
                            && cell.variant().isEmpty()
                            && cell.transport().equals(twin.transport())
                            && cell.client().equals(twin.client()))
                    .forEach(cell -> lines.paragraph(INDENT, twins(cell, twin)));
        }
    }

    private String twins(CellSummary cell, CellSummary twin) {
        AaControl compared = panel.evidence().twins();
        if (compared == null) {
            double ratio = primary.value(twin) / primary.value(cell);
            return cell.label() + " measured twice differs by " + Numbers.fineShare(Math.abs(ratio - 1));
        }
        return cell.label() + " measured twice differs by " + Numbers.fineShare(Math.abs(compared.ratio() - 1))
                + " (interval " + String.format(Locale.ROOT, "%.3f to %.3f", compared.low(), compared.high())
                + "): what this panel can resolve";
    }

    private static void clientBound(Lines lines, List<CellSummary> measured) {
        String bound = measured.stream()
                .filter(cell -> share(cell, Metric.CLIENT_BUSY_SHARE) >= BUSY)
                .map(cell -> cell.label() + " (client " + Numbers.share(share(cell, Metric.CLIENT_BUSY_SHARE))
                        + ", server " + Numbers.share(share(cell, Metric.SERVER_BUSY_SHARE)) + " busy)")
                .collect(Collectors.joining(", "));
        if (!bound.isEmpty()) {
            lines.paragraph(INDENT, "client-bound: " + bound);
        }
    }

    private static double share(CellSummary cell, Metric metric) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? 0 : estimate.value();
    }

    /** In a panel of evidence the causes stand beside the blocks that are left out. */
    private void flagged(Lines lines, CellSummary cell) {
        WithFlagged with = cell.withFlagged();
        if (with == null) {
            return;
        }
        if (panel.plannedBlocks() < Panel.EVIDENCE) {
            with.flagged().forEach(fork -> lines.paragraph(INDENT, "flagged: " + cell.label() + " " + fork));
        }
        if (cell.includesFlagged()) {
            lines.paragraph(INDENT, "flagged forks count, since no other was good: " + cell.label());
            return;
        }
        Estimate estimate = with.metrics().get(panel.primaryMetric());
        if (estimate != null) {
            Estimate without = cell.metric(primary.metric());
            lines.paragraph(
                    INDENT,
                    "with flagged forks: " + cell.label() + " " + primary.name() + " " + primary.text(estimate.value())
                            + " instead of "
                            + (without == null ? "none" : primary.text(without.value())) + " (" + with.forks()
                            + " forks instead of " + cell.outcome().forks() + ")");
        }
    }

    private void blocks(Lines lines, List<CellSummary> measured) {
        if (measured.isEmpty()) {
            return;
        }
        if (panel.plannedBlocks() >= Panel.EVIDENCE) {
            panel.incomplete().forEach(block -> lines.paragraph(INDENT, "dropped out of " + block));
        }
        if (panel.evidence().status() == PanelEvidence.Status.NOT_EVIDENCE) {
            lines.paragraph(INDENT, withoutEvidence());
        }
    }

    private String withoutEvidence() {
        if (!panel.lacksBlocks()) {
            return "not evidence: nothing was compared" + ROWS;
        }
        return panel.plannedBlocks() < Panel.EVIDENCE
                ? Counted.of(panel.completeBlocks(), "block") + ", without verdicts: --blocks " + Panel.EVIDENCE
                        + " or more gives them"
                : "not evidence: " + Counted.of(panel.completeBlocks(), "complete block") + ", verdicts need "
                        + Panel.EVIDENCE + ROWS;
    }

    private void evidence(Lines lines) {
        PanelEvidence evidence = panel.evidence();
        if (evidence.status() == PanelEvidence.Status.INVALID) {
            lines.paragraph(INDENT, "INVALID: the twins differ, so forks are not alike and nothing can be compared");
        }
        if (evidence.status() == PanelEvidence.Status.EVIDENCE
                && evidence.jointBest().size() > 1) {
            lines.paragraph(INDENT, "none is faster than any of " + String.join(", ", evidence.jointBest()));
        }
    }
}
