package dev.loopbench.results.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values of a simulated run of equal cells, one per cell and block. Estimators of a block move with a cell that is
 * slower by a factor, so an effect can be added afterwards.
 *
 * @param logs by block and cell; the last cell is the A/A control of the first
 * @param truths by block: the difference of the last ordinary cell and the first that the machine's states make, 0 where
 *     they slow both alike
 */
record EstimatedBlocks(List<double[]> logs, List<Double> truths) {

    /** The same simulated blocks by several estimators, in their order. */
    static List<EstimatedBlocks> of(
            long seed, Scenario scenario, int rounds, int blocks, List<BlockEstimator> estimators) {
        SimulatedRounds simulated = new SimulatedRounds(seed, scenario, rounds);
        List<EstimatedBlocks> estimated = estimators.stream()
                .map(estimator -> new EstimatedBlocks(new ArrayList<>(), new ArrayList<>()))
                .toList();
        for (int block = 0; block < blocks; block++) {
            double[][][] laps = simulated.block();
            double truth = scenario.unlikeness() * simulated.slowdown();
            for (int i = 0; i < estimated.size(); i++) {
                estimated.get(i).truths.add(truth);
                estimated.get(i).logs.add(estimators.get(i).logs(laps, scenario.figure()));
            }
        }
        return estimated;
    }

    /**
     * The verdicts on the first blocks.
     *
     * @param ratio of the last ordinary cell to what it was
     */
    PanelEvidence judged(Rules rules, int blocks, double ratio) {
        int cells = cells();
        double[][] rows = new double[cells][];
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            rows[cell] = row(cell, blocks);
            names.add(SimulatedPanel.name(cell));
        }
        Arrays.setAll(rows[cells - 1], block -> rows[cells - 1][block] + Math.log(ratio));
        return new Judge(rules).judge(new BlockTable(names, rows, true), Optional.of(twins(blocks)));
    }

    /** The last ordinary cell against the first. */
    Optional<Comparison> last(PanelEvidence evidence) {
        return evidence.of(SimulatedPanel.name(cells() - 1), SimulatedPanel.name(0));
    }

    /** The differences of the last ordinary cell and the first, by block. */
    double[] differences(int blocks) {
        double[] last = row(cells() - 1, blocks);
        double[] first = row(0, blocks);
        return IntStream.range(0, blocks)
                .mapToDouble(block -> last[block] - first[block])
                .toArray();
    }

    /** What their mean would be without noise. */
    double truth(int blocks) {
        return truths.stream()
                .limit(blocks)
                .mapToDouble(truth -> truth)
                .average()
                .orElseThrow();
    }

    /** The differences of the A/A control and the first cell, by block. */
    double[] twins(int blocks) {
        double[] control = row(cells(), blocks);
        double[] first = row(0, blocks);
        return IntStream.range(0, blocks)
                .mapToDouble(block -> control[block] - first[block])
                .toArray();
    }

    private int cells() {
        return logs.get(0).length - 1;
    }

    private double[] row(int cell, int blocks) {
        return logs.stream().limit(blocks).mapToDouble(block -> block[cell]).toArray();
    }
}
