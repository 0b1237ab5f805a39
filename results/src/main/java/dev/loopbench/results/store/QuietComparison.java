package dev.loopbench.results.store;

import dev.loopbench.results.evidence.QuietShares;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Holds the quiet shares of a panel's cells against each other. Blocks that lack quiet count as well: to leave them out
 * would be to leave out what is asked for.
 */
final class QuietComparison {

    private final Judgement judgement;
    private final Figures figures;

    QuietComparison(Judgement judgement, Figures figures) {
        this.judgement = judgement;
        this.figures = figures;
    }

    Optional<QuietShares> of(PanelBlocks panel) {
        List<Cell> cells = panel.panel().cells().stream()
                .filter(cell -> !cell.isFloor())
                .filter(cell -> panel.all(cell).stream().anyMatch(this::tells))
                .toList();
        List<PanelBlocks.Block> blocks = panel.blocks().stream()
                .filter(block -> cells.stream().allMatch(cell -> tells(cell, block)))
                .toList();
        return QuietShares.differing(
                cells.stream().map(Cell::label).toList(),
                cells.stream().map(cell -> shares(cell, blocks)).toArray(double[][]::new));
    }

    private boolean tells(Cell cell, PanelBlocks.Block block) {
        return block.forks().stream().anyMatch(fork -> fork.cell().equals(cell) && tells(fork));
    }

    /** What was done to a flagged fork was not done to the others. */
    private boolean tells(ForkEntry fork) {
        return figures.of(fork).containsKey(Metric.QUIET_SHARE)
                && judgement.flags(fork).isEmpty();
    }

    private double[] shares(Cell cell, List<PanelBlocks.Block> blocks) {
        return blocks.stream()
                .mapToDouble(block -> figures.value(block.fork(cell), Metric.QUIET_SHARE))
                .toArray();
    }
}
