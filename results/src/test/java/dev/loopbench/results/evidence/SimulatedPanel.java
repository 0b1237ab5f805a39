package dev.loopbench.results.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Panels of forks with a known truth: log-normal noise from fork to fork, a drift that all forks of a block share, and
 * now and then a fork that went wrong and takes a quarter longer.
 */
final class SimulatedPanel {

    static final double DRIFT = 0.02;
    static final double OUTLIER = 1.25;
    static final double OUTLIER_SHARE = 0.05;

    private final RandomGenerator random;
    private final double noise;
    private final boolean outliers;
    private final double[] truths;
    private final List<double[]> blocks = new ArrayList<>();

    /**
     * @param noise from fork to fork: its coefficient of variation
     * @param outliers whether one fork in twenty goes wrong
     * @param ratios of every cell to the first, which is its own twin
     */
    SimulatedPanel(long seed, double noise, boolean outliers, double... ratios) {
        this.random = new SplittableRandom(seed);
        this.noise = noise;
        this.outliers = outliers;
        truths = IntStream.range(0, ratios.length + 1)
                .mapToDouble(i -> Math.log(i < ratios.length ? ratios[i] : ratios[0]))
                .toArray();
    }

    void growTo(int count) {
        while (blocks.size() < count) {
            double drift = DRIFT * random.nextGaussian();
            double[] block = new double[truths.length];
            for (int cell = 0; cell < block.length; cell++) {
                boolean wrong = random.nextDouble() < OUTLIER_SHARE && outliers;
                block[cell] = truths[cell] + drift + noise * random.nextGaussian() + (wrong ? Math.log(OUTLIER) : 0);
            }
            blocks.add(block);
        }
    }

    /** All cells but the twin. */
    BlockTable table() {
        int cells = truths.length - 1;
        double[][] logs = IntStream.range(0, cells).mapToObj(this::row).toArray(double[][]::new);
        return new BlockTable(
                IntStream.range(0, cells).mapToObj(SimulatedPanel::name).toList(), logs, true);
    }

    /** The twin of the first cell against it, by block. */
    double[] twins() {
        return blocks.stream()
                .mapToDouble(block -> block[block.length - 1] - block[0])
                .toArray();
    }

    PanelEvidence judged(Rules rules) {
        return new Judge(rules).judge(table(), Optional.of(twins()));
    }

    static String name(int cell) {
        return "cell" + cell;
    }

    private double[] row(int cell) {
        return blocks.stream().mapToDouble(block -> block[cell]).toArray();
    }
}
