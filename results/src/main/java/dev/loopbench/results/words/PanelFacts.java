package dev.loopbench.results.words;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.ShownEstimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that the sentences about a panel rest on.
 *
 * @param name of the panel, such as {@code round-trip, same-core}
 * @param metric by which its cells are compared
 * @param evidence the verdicts
 * @param levels label of a cell → value of the metric, on the {@link ShownEstimate#basis} that all cells share; cells without a value are absent
 * @param rivals labels of the cells with figures that are compared: no floors, no twins
 * @param failed labels of the cells that were started and have no figures
 */
public record PanelFacts(
        String name,
        Metric metric,
        PanelEvidence evidence,
        Map<String, Double> levels,
        List<String> rivals,
        List<String> failed) {

    private static final Set<CellStatus> WITHOUT_FIGURES =
            Set.of(CellStatus.FAILED, CellStatus.INVALID, CellStatus.OVERLOADED);

    public PanelFacts {
        levels = Map.copyOf(levels);
        rivals = List.copyOf(rivals);
        failed = List.copyOf(failed);
    }

    /** The facts of a panel of a run. */
    public static PanelFacts of(Summary summary, PanelSummary panel) {
        Metric metric = Metric.of(panel.primaryMetric());
        List<CellSummary> measured = summary.cells(panel).stream()
                .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                .toList();
        Metric basis = ShownEstimate.basis(measured, metric);
        Map<String, Double> levels = new LinkedHashMap<>();
        for (CellSummary cell : measured) {
            Estimate level = cell.metric(basis);
            if (level != null) {
                levels.put(cell.label(), level.value());
            }
        }
        List<String> rivals = summary.cells(panel).stream()
                .filter(cell -> !cell.isTwin() && Floor.of(cell.transport()).isEmpty())
                .map(CellSummary::label)
                .filter(levels::containsKey)
                .toList();
        List<String> failed = summary.cells(panel).stream()
                .filter(cell -> WITHOUT_FIGURES.contains(cell.outcome().status()))
                .map(CellSummary::label)
                .toList();
        return new PanelFacts(
                String.join(", ", panel.point().name()), metric, panel.evidence(), levels, rivals, failed);
    }

    /** The value of the metric; empty when it is not known. */
    Optional<Double> level(String cell) {
        return Optional.ofNullable(levels.get(cell));
    }
}
