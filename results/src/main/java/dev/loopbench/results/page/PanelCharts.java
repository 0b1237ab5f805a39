package dev.loopbench.results.page;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.page.ChartData.BlockData;
import dev.loopbench.results.page.ChartData.CellMark;
import dev.loopbench.results.page.ChartData.CurveData;
import dev.loopbench.results.page.ChartData.MetricData;
import dev.loopbench.results.page.ChartData.RatioData;
import dev.loopbench.results.page.ChartData.ValueData;
import dev.loopbench.results.plot.Rounded;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.statistics.PercentileCurve;
import dev.loopbench.results.statistics.Quantiles;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.RecordedRun.RecordedFork;
import dev.loopbench.results.store.RecordedRun.RecordedPanel;
import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the data that the charts of one panel draw. */
final class PanelCharts {

    /** With more, the curves of forks are a blot. */
    private static final int MOST_FORKS = 160;

    private final PanelSummary panel;
    private final List<CellSummary> cells;
    private final List<ShownMetric> metrics;
    private final RecordedRun run;
    private final RecordedPanel recorded;
    private final RoundPoints rounds;
    private final List<List<RecordedFork>> forks;

    /** @param cells in the order of the page */
    PanelCharts(
            PanelSummary panel,
            List<CellSummary> cells,
            List<ShownMetric> metrics,
            RecordedRun run,
            RecordedPanel recorded,
            RoundPoints rounds) {
        this.panel = panel;
        this.cells = cells;
        this.metrics = metrics;
        this.run = run;
        this.recorded = recorded;
        this.rounds = rounds;
        forks = cells.stream().map(this::forks).toList();
    }

    private List<RecordedFork> forks(CellSummary cell) {
        return recorded.cells().stream()
                .filter(stored -> stored.label().equals(cell.label()))
                .map(StoredCell::id)
                .flatMap(id -> run.forks().stream().filter(fork -> fork.cell().equals(id) && fork.failure() == null))
                .toList();
    }

    ChartData data(String id) {
        List<String> best = panel.evidence().jointBest();
        return new ChartData(
                id,
                cells.stream()
                        .map(cell -> new CellMark(cell.label(), PanelPage.role(cell), best.contains(cell.label())))
                        .toList(),
                metrics.stream().map(this::metric).toList(),
                panel.evidence().comparisons().stream()
                        .flatMap(comparison -> Stream.ofNullable(ratio(comparison)))
                        .toList(),
                recorded.blocks().stream()
                        .map(block -> new BlockData(
                                block.number(),
                                block.complete(),
                                forks.stream()
                                        .map(ofCell -> inTurns(ofCell, block.number()))
                                        .toList()))
                        .toList(),
                curves(),
                rounds.of(forks));
    }

    private static @Nullable Double inTurns(List<RecordedFork> forks, int block) {
        return forks.stream()
                .filter(fork -> fork.block() == block)
                .map(RecordedFork::inTurns)
                .filter(Objects::nonNull)
                .map(Rounded::of)
                .findFirst()
                .orElse(null);
    }

    private MetricData metric(ShownMetric shown) {
        List<ValueData> values = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Estimate estimate = cells.get(i).metric(shown.metric());
            List<Double> ofForks = forks.get(i).stream()
                    .flatMap(fork ->
                            Stream.ofNullable(fork.figures().get(shown.metric().label())))
                    .map(Rounded::of)
                    .toList();
            values.add(
                    estimate == null
                            ? new ValueData(null, null, null, ofForks)
                            : new ValueData(estimate.value(), estimate.low(), estimate.high(), ofForks));
        }
        Metric metric = shown.metric();
        return new MetricData(metric.label(), shown.title(), shown.unit(), !metric.isRate(), values);
    }

    private @Nullable RatioData ratio(Comparison comparison) {
        List<String> labels = cells.stream().map(CellSummary::label).toList();
        int cell = labels.indexOf(comparison.cell());
        int reference = labels.indexOf(comparison.reference());
        return cell < 0 || reference < 0
                ? null
                : new RatioData(
                        cell,
                        reference,
                        comparison.ratio(),
                        comparison.low(),
                        comparison.high(),
                        comparison.p(),
                        comparison.verdict().name().toLowerCase(Locale.ROOT));
    }

    private @Nullable CurveData curves() {
        List<List<List<Double>>> ofForks = forks.stream()
                .map(ofCell -> ofCell.stream()
                        .map(RecordedFork::curve)
                        .filter(curve -> !curve.isEmpty())
                        .map(curve -> curve.stream().map(Rounded::of).toList())
                        .toList())
                .toList();
        long count = ofForks.stream().mapToLong(List::size).sum();
        if (count == 0) {
            return null;
        }
        return new CurveData(
                PercentileCurve.nines(),
                ofForks.stream().map(PanelCharts::medians).toList(),
                count <= MOST_FORKS ? ofForks : List.of());
    }

    /** As far as half of the forks can tell. */
    private static List<Double> medians(List<List<Double>> ofForks) {
        List<Double> medians = new ArrayList<>();
        for (int step = 0; step < PercentileCurve.nines().size(); step++) {
            int at = step;
            List<Double> values = ofForks.stream()
                    .filter(curve -> curve.size() > at)
                    .map(curve -> curve.get(at))
                    .toList();
            if (values.isEmpty() || values.size() * 2 < ofForks.size()) {
                break;
            }
            medians.add(Rounded.of(Quantiles.median(values).orElseThrow()));
        }
        return medians;
    }
}
