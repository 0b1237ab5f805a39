package dev.loopbench.results.page;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.PanelEvidence.AaControl;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.grid.CellGrids;
import dev.loopbench.results.page.PageModel.Column;
import dev.loopbench.results.page.PageModel.FigureView;
import dev.loopbench.results.page.PageModel.PanelView;
import dev.loopbench.results.page.PageModel.RowView;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.RecordedRun.RecordedPanel;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.results.words.RunWords;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One panel of a run as the page has it: its text, and what its charts draw. */
final class PanelPage {

    private final Summary summary;
    private final PanelSummary panel;
    private final PanelEvidence evidence;
    private final List<CellSummary> cells;
    private final List<ShownMetric> metrics;
    private final ChartData charts;

    PanelPage(Summary summary, PanelSummary panel, RecordedRun run, RecordedPanel recorded, RoundPoints rounds) {
        this.summary = summary;
        this.panel = panel;
        evidence = panel.evidence();
        List<CellSummary> measured = summary.cells(panel).stream()
                .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                .toList();
        metrics = ShownMetric.of(Workload.of(panel.point().workload()), measured);
        cells = measured.stream().sorted(bestFirst(metrics)).toList();
        charts = new PanelCharts(panel, cells, metrics, run, recorded, rounds).data(id());
    }

    private static Comparator<CellSummary> bestFirst(List<ShownMetric> metrics) {
        if (metrics.isEmpty()) {
            return Comparator.comparing(CellSummary::label);
        }
        Metric primary = metrics.get(0).metric();
        return Comparator.comparingDouble(cell -> {
            Estimate estimate = cell.metric(primary);
            return estimate == null
                    ? Double.POSITIVE_INFINITY
                    : primary.lowerIsBetter() ? estimate.value() : -estimate.value();
        });
    }

    /** The role of a cell. */
    static String role(CellSummary cell) {
        if (cell.isTwin()) {
            return "control";
        }
        return Floor.of(cell.transport()).isPresent() ? "floor" : "compared";
    }

    ChartData charts() {
        return charts;
    }

    PanelView view() {
        return new PanelView(
                id(),
                String.join(", ", panel.point().name()),
                details(panel.point()),
                new PageModel.Answer(state(), certainty(), evidence.jointBest(), bestFigure(), sentences()),
                new PageModel.Table(
                        metrics.stream()
                                .map(metric -> new Column(metric.title(), metric.unit(), metric.term()))
                                .toList(),
                        cells.stream().map(this::row).toList(),
                        basis()),
                VerdictMatrix.of(evidence, comparedLabels()),
                comparedLabels(),
                new PageModel.Charts(
                        charts.blocks().size() > 1 && !evidence.comparisons().isEmpty(),
                        charts.curves() != null,
                        charts.rounds() != null),
                new CellGrids(id(), cells).all(),
                panel.incomplete());
    }

    private String id() {
        return summary.idOf(panel);
    }

    private static String details(PanelKey point) {
        return String.format(
                Locale.ROOT,
                "%s there and %s back over %s; %d %s, %d %s under way on each; JDK %s",
                Numbers.size(point.load().requestBytes()),
                Numbers.size(point.load().responseBytes()),
                point.address(),
                point.load().connections(),
                point.load().connections() == 1 ? "connection" : "connections",
                point.load().window(),
                point.load().window() == 1 ? "request" : "requests",
                point.jdk());
    }

    private String state() {
        return switch (evidence.status()) {
            case EVIDENCE -> "evidence";
            case NOT_EVIDENCE -> "none";
            case INVALID -> "invalid";
        };
    }

    private String certainty() {
        return switch (evidence.status()) {
            case EVIDENCE -> evidence.blocks() + " complete blocks" + control(evidence.twins());
            case NOT_EVIDENCE ->
                evidence.blocks() + " of " + panel.plannedBlocks() + " planned blocks are complete"
                        + (panel.lacksBlocks() ? "" : ", but nothing was compared") + control(evidence.twins());
            case INVALID -> "the A/A control failed" + control(evidence.twins());
        };
    }

    private static String control(@Nullable AaControl twins) {
        return twins == null
                ? ""
                : "; one transport measured twice has a ratio of " + Numbers.ratio(twins.ratio())
                        + " to itself (95 % interval " + Numbers.interval(twins.low(), twins.high()) + ")";
    }

    private String bestFigure() {
        if (metrics.isEmpty() || evidence.jointBest().isEmpty()) {
            return "";
        }
        ShownMetric primary = metrics.get(0);
        return cells.stream()
                .filter(cell -> cell.label().equals(evidence.jointBest().get(0)))
                .map(cell -> cell.metric(primary.metric()))
                .filter(estimate -> estimate != null)
                .map(estimate -> primary.title() + " " + primary.text(estimate.value()) + " " + primary.unit()
                        + (primary.isOverAll() ? " over all laps" : "") + ofWhich())
                .findFirst()
                .orElse("");
    }

    /** A figure below several names is that of one of them. */
    private String ofWhich() {
        List<String> best = evidence.jointBest();
        return best.size() == 1 ? "" : " (" + best.get(0) + ")";
    }

    private List<String> sentences() {
        return RunWords.of(summary, RunWords.SERVICE_TIME)
                .get(summary.panels().indexOf(panel))
                .sentences();
    }

    private String basis() {
        return metrics.stream().anyMatch(ShownMetric::isOverAll)
                ? "Medians and rates are over all laps, of each cell alike, because not every cell has enough quiet laps for"
                        + " an interval."
                : "Medians and rates are over quiet laps.";
    }

    private List<String> comparedLabels() {
        return cells.stream()
                .map(CellSummary::label)
                .filter(label -> evidence.comparisons().stream()
                        .anyMatch(comparison -> comparison.cell().equals(label)
                                || comparison.reference().equals(label)))
                .toList();
    }

    private RowView row(CellSummary cell) {
        return new RowView(
                cell.label(),
                role(cell),
                evidence.jointBest().contains(cell.label()),
                metrics.stream().map(metric -> figure(cell, metric)).toList());
    }

    private static FigureView figure(CellSummary cell, ShownMetric metric) {
        Estimate estimate = cell.metric(metric.metric());
        if (estimate == null) {
            return FigureView.UNKNOWN;
        }
        Double low = estimate.low();
        Double high = estimate.high();
        return new FigureView(
                metric.text(estimate.value()),
                low == null || high == null ? "" : metric.text(low) + " to " + metric.text(high),
                String.valueOf(estimate.value()));
    }
}
