package dev.loopbench.results.analysis;

import dev.loopbench.results.evidence.BlockTable;
import dev.loopbench.results.evidence.Judge;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Has the blocks of a panel judged by its primary metric; floors are no rivals. */
public final class PanelJudge {

    private final Figures figures;
    private final IntFunction<Rules> rules;

    public PanelJudge(Figures figures, IntFunction<Rules> rules) {
        this.figures = figures;
        this.rules = rules;
    }

    public PanelEvidence judge(PanelBlocks panel) {
        List<Cell> cells = panel.panel().cells().stream()
                .filter(cell -> !cell.isFloor() && !panel.isVoid(cell))
                .toList();
        List<Cell> compared = cells.stream().filter(cell -> !cell.isTwin()).toList();
        Metric metric = Metric.of(panel.panel().conditions().workload().primaryMetric());
        BlockValues values = new BlockValues(figures, panel);
        BlockTable table = new BlockTable(
                compared.stream().map(Cell::label).toList(),
                compared.stream().map(cell -> logs(cell, panel, values)).toArray(double[][]::new),
                metric.lowerIsBetter());
        Optional<double[]> twins = cells.stream()
                .filter(cell -> cell.isTwin() && cells.contains(cell.sibling()))
                .findFirst()
                .map(twin -> minus(logs(twin, panel, values), logs(twin.sibling(), panel, values)));
        return new Judge(rules.apply(panel.counted().size())).judge(table, twins);
    }

    /** By block; not a number where the cell dropped out. */
    private static double[] logs(Cell cell, PanelBlocks panel, BlockValues values) {
        return panel.counted().stream()
                .mapToDouble(block -> values.log(cell, block.number()).orElse(Double.NaN))
                .toArray();
    }

    private static double[] minus(double[] from, double[] what) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] - what[i])
                .toArray();
    }
}
