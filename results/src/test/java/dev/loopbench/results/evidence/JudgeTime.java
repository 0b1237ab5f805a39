package dev.loopbench.results.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * How long the judge takes for runs of many cells and blocks, in a JVM that has just started and has to compile it.
 *
 * <p>Run with, from the root of the project:
 *
 * <pre>{@code
 * java -cp results/target/loopbench.jar:results/target/test-classes dev.loopbench.results.evidence.JudgeTime
 * }</pre>
 */
public final class JudgeTime {

    private static final int BLOCKS = 20;
    private static final int CELLS = 60;
    private static final double NOISE = 0.01;

    private JudgeTime() {}

    public static void main(String[] arguments) {
        report(6);
        report(1);
    }

    private static void report(int panels) {
        Judge judge = new Judge(Rules.ofBand(Rules.BAND));
        Random random = new Random(panels);
        long start = System.nanoTime();
        int verdicts = 0;
        for (int panel = 0; panel < panels; panel++) {
            verdicts += judge.judge(table(CELLS / panels, random), Optional.empty())
                    .comparisons()
                    .size();
        }
        System.out.printf(
                Locale.ROOT,
                "%d cells in %d panels, %d blocks: %.2f s, %d comparisons with a verdict%n",
                CELLS,
                panels,
                BLOCKS,
                (System.nanoTime() - start) / 1e9,
                verdicts);
    }

    /** Each cell half a per cent slower than the one before, so that there is much to step down through. */
    private static BlockTable table(int cells, Random random) {
        List<String> names = new ArrayList<>();
        double[][] logs = new double[cells][BLOCKS];
        for (int cell = 0; cell < cells; cell++) {
            names.add("cell " + cell);
            for (int block = 0; block < BLOCKS; block++) {
                logs[cell][block] = Math.log(14 + 0.07 * cell) + NOISE * random.nextGaussian();
            }
        }
        return new BlockTable(names, logs, true);
    }
}
