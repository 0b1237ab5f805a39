package dev.loopbench.results.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {

    private static final double[] QUANTILES = {0.5, 0.99, 0.999};

    private static Histogram histogram(long... values) {
        Histogram histogram = new Histogram(3);
        Arrays.stream(values).forEach(histogram::recordValue);
        return histogram;
    }

    private static double value(Figure figure) {
        Double value = figure.value();
        return Objects.requireNonNull(value);
    }

    @Test
    void aStallInOneBlockStaysInTheTail() {
        List<Histogram> blocks = new ArrayList<>();
        for (int block = 0; block < 10; block++) {
            Histogram histogram = new Histogram(3);
            histogram.recordValueWithCount(100, block == 3 ? 900 : 1_000);
            if (block == 3) {
                histogram.recordValueWithCount(300_000, 100);
            }
            blocks.add(histogram);
        }
        List<Figure> figures = new BlockBootstrap(10, 1).quantiles(blocks, QUANTILES);

        assertThat(value(figures.get(0))).isEqualTo(100);
        assertThat(value(figures.get(2))).isBetween(299_000.0, 301_000.0);
        // It may well not happen in another ten blocks, and the interval says so.
        assertThat(figures.get(2).low()).isEqualTo(100.0);
    }

    @Test
    void fewBlocksHaveNoInterval() {
        Figure figure = new BlockBootstrap(5, 1)
                .quantiles(List.of(histogram(1), histogram(2), histogram(3), histogram(4), histogram(5)), QUANTILES)
                .get(0);
        assertThat(figure).isEqualTo(new Figure(3.0, null, null));
    }

    @Test
    void nothingCountedHasNoValue() {
        BlockBootstrap bootstrap = new BlockBootstrap(6, 1);
        List<Histogram> empty = Collections.nCopies(6, histogram());
        assertThat(bootstrap.quantiles(empty, QUANTILES)).containsOnly(new Figure(null, null, null));
    }

    /** Blocks that scatter normally: the interval must hold the truth about as often as it says. */
    @Test
    void intervalsOfTenBlocksCoverTheMean() {
        SplittableRandom random = new SplittableRandom(7);
        int covered = 0;
        int tries = 400;
        for (int i = 0; i < tries; i++) {
            double[] values = new double[10];
            double[] ones = new double[10];
            Arrays.setAll(values, block -> 100 + random.nextGaussian());
            Arrays.fill(ones, 1);
            Figure figure = new BlockBootstrap(10, i).ratio(values, ones);
            Double low = figure.low();
            Double high = figure.high();
            if (low != null && high != null && low <= 100 && high >= 100) {
                covered++;
            }
        }
        assertThat((double) covered / tries).isBetween(0.91, 0.99);
    }
}
