package dev.loopbench.results.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Values over all requests of all blocks, with 95 % intervals from resampling whole blocks, because requests of one block are not
 * independent. A stall in one block stays in the value, as it must: a location of the blocks' own values would hide it.
 *
 * <p>Percentile intervals of few blocks are too narrow; they are expanded as Hesterberg proposes (What Teachers Should Know About the
 * Bootstrap, 2015, section 5.3): the percentiles are those of the normal distribution at t(n-1) · √(n ÷ (n-1)).
 */
public final class BlockBootstrap {

    private static final int RESAMPLES = 1_000;
    private static final int LEAST_BLOCKS = 6;
    private static final double TAIL = 0.025;

    private final int blocks;
    private final int[][] multiplicities;

    /** @param blocks 1 or more; below {@value #LEAST_BLOCKS} there are no intervals */
    public BlockBootstrap(int blocks, long seed) {
        this.blocks = blocks;
        SplittableRandom random = new SplittableRandom(seed);
        multiplicities = new int[RESAMPLES][blocks];
        for (int[] resample : multiplicities) {
            for (int i = 0; i < blocks; i++) {
                resample[random.nextInt(blocks)]++;
            }
        }
    }

    /** The sum of one figure over the sum of another, both by block. */
    public Figure ratio(double[] numerators, double[] denominators) {
        int[] once = once();
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            resampled[i] = weighted(numerators, multiplicities[i]) / weighted(denominators, multiplicities[i]);
        }
        return figure(weighted(numerators, once) / weighted(denominators, once), resampled);
    }

    /**
     * Quantiles of all values together, in the histograms' unit.
     *
     * @param histograms by block
     * @param quantiles ascending, above 0 and below 1
     * @return for each a figure; without a value where there are no values
     */
    public List<Figure> quantiles(List<Histogram> histograms, double[] quantiles) {
        SortedSet<Long> distinct = new TreeSet<>();
        histograms.forEach(histogram -> {
            for (HistogramIterationValue step : histogram.recordedValues()) {
                distinct.add(middle(histogram, step));
            }
        });
        long[] values = distinct.stream().mapToLong(Long::longValue).toArray();
        long[][] counts = new long[blocks][values.length];
        for (int block = 0; block < blocks; block++) {
            for (HistogramIterationValue step : histograms.get(block).recordedValues()) {
                counts[block][Arrays.binarySearch(values, middle(histograms.get(block), step))] +=
                        step.getCountAtValueIteratedTo();
            }
        }
        double[] all = at(values, counts, once(), quantiles);
        double[][] resampled = new double[quantiles.length][RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double[] found = at(values, counts, multiplicities[i], quantiles);
            for (int q = 0; q < quantiles.length; q++) {
                resampled[q][i] = found[q];
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int q = 0; q < quantiles.length; q++) {
            figures.add(figure(all[q], resampled[q]));
        }
        return figures;
    }

    private static long middle(Histogram histogram, HistogramIterationValue step) {
        return histogram.medianEquivalentValue(step.getValueIteratedTo());
    }

    private static double[] at(long[] values, long[][] counts, int[] weights, double[] quantiles) {
        long total = 0;
        for (int block = 0; block < counts.length; block++) {
            total += weights[block] * Arrays.stream(counts[block]).sum();
        }
        double[] found = new double[quantiles.length];
        Arrays.fill(found, Double.NaN);
        long below = 0;
        int next = 0;
        for (int value = 0; value < values.length && next < quantiles.length; value++) {
            for (int block = 0; block < counts.length; block++) {
                below += weights[block] * counts[block][value];
            }
            while (next < quantiles.length && below > 0 && below >= Math.ceil(quantiles[next] * total)) {
                found[next++] = values[value];
            }
        }
        return found;
    }

    private int[] once() {
        int[] once = new int[blocks];
        Arrays.fill(once, 1);
        return once;
    }

    private static double weighted(double[] values, int[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    private Figure figure(double value, double[] resampled) {
        double[] sorted =
                Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
        if (blocks < LEAST_BLOCKS || sorted.length == 0 || !Double.isFinite(value)) {
            return new Figure(Double.isFinite(value) ? value : null, null, null);
        }
        double t = TDistribution.of(blocks - 1).inverseSurvivalProbability(TAIL);
        double tail = NormalDistribution.of(0, 1).survivalProbability(t * Math.sqrt(blocks / (blocks - 1.0)));
        int cut = (int) (tail * sorted.length);
        // Few distinct values, as of a tail in one block, may leave the value itself outside.
        return new Figure(value, Math.min(value, sorted[cut]), Math.max(value, sorted[sorted.length - 1 - cut]));
    }
}
