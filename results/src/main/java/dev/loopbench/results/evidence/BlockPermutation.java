package dev.loopbench.results.evidence;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Do all cells come to the same? A permutation test within blocks, after Friedman (1937), of the greatest distance of a
 * cell's mean from that of all. What is common to a block cancels out; if cells are alike, which of them a value came
 * from is chance, and shuffling the values of each block shows what chance does. Unlike ranks, means
 * know how far a cell is off.
 */
final class BlockPermutation {

    private static final int SHUFFLES = 9_999;
    private static final long SEED = 0x5EED_B10CL;
    // Two orders of summation must not make one and the same statistic two.
    private static final double ROUNDING = 1e-9;

    private BlockPermutation() {}

    /**
     * The chance of such a distance between cells that are alike, never below 1 ÷ {@value #SHUFFLES}.
     *
     * @param values by cell and block: at least two cells, all with the same blocks, at least one
     */
    static double p(double[][] values) {
        double[][] byBlock = centred(values);
        double observed = greatest(byBlock);
        SplittableRandom random = new SplittableRandom(SEED);
        int atLeast = 1;
        for (int i = 0; i < SHUFFLES; i++) {
            for (double[] block : byBlock) {
                shuffle(block, random);
            }
            if (greatest(byBlock) >= observed - ROUNDING) {
                atLeast++;
            }
        }
        return atLeast / (SHUFFLES + 1.0);
    }

    /** Turned round, and each block's mean taken off. */
    private static double[][] centred(double[][] values) {
        double[][] byBlock = new double[values[0].length][values.length];
        for (int block = 0; block < byBlock.length; block++) {
            for (int cell = 0; cell < values.length; cell++) {
                byBlock[block][cell] = values[cell][block];
            }
            double mean = Arrays.stream(byBlock[block]).average().orElse(0);
            for (int cell = 0; cell < values.length; cell++) {
                byBlock[block][cell] -= mean;
            }
        }
        return byBlock;
    }

    private static double greatest(double[][] byBlock) {
        double greatest = 0;
        for (int cell = 0; cell < byBlock[0].length; cell++) {
            double sum = 0;
            for (double[] block : byBlock) {
                sum += block[cell];
            }
            greatest = Math.max(greatest, Math.abs(sum));
        }
        return greatest;
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
