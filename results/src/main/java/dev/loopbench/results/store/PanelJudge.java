package dev.loopbench.results.store;

import dev.loopbench.results.evidence.BlockTable;
import dev.loopbench.results.evidence.Judge;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.Rulebook;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Has the complete blocks of a panel judged by its primary metric; floors are no rivals. */
final class PanelJudge {

    private final Figures figures;
    private final Rulebook rules;

    PanelJudge(Figures figures, Rulebook rules) {
        this.figures = figures;
        this.rules = rules;
    }

    PanelEvidence judge(PanelBlocks panel) {
        List<Cell> cells = panel.panel().cells().stream()
                .filter(cell -> !cell.isFloor() && !panel.isVoid(cell))
                .toList();
        List<Cell> compared = cells.stream().filter(cell -> !cell.isTwin()).toList();
        Metric metric = Metric.of(panel.panel().conditions().workload().primaryMetric());
        BlockTable table = new BlockTable(
                compared.stream().map(Cell::label).toList(),
                compared.stream().map(cell -> logs(cell, panel, metric)).toArray(double[][]::new),
                metric.lowerIsBetter());
        Optional<double[]> twins = cells.stream()
                .filter(cell -> cell.isTwin() && cells.contains(cell.sibling()))
                .findFirst()
                .map(twin -> minus(logs(twin, panel, metric), logs(twin.sibling(), panel, metric)));
        return new Judge(rules.after(panel.complete().size())).judge(table, twins);
    }

    /** A complete block's forks have quiet laps, and with them the metric. */
    private double[] logs(Cell cell, PanelBlocks panel, Metric metric) {
        return panel.complete().stream()
                .mapToDouble(block -> Math.log(figures.value(block.fork(cell), metric)))
                .toArray();
    }

    private static double[] minus(double[] from, double[] what) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] - what[i])
                .toArray();
    }
}
