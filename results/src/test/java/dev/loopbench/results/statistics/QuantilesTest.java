package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void areThoseOfTheValues() {
        Histogram histogram = histogram(4, 10_000);

        assertThat(Quantiles.of(histogram, 0.5)).hasValueCloseTo(5_001.0, within(1.0));
        assertThat(Quantiles.of(histogram, 0.99)).hasValueCloseTo(9_901.0, within(1.0));
        assertThat(Quantiles.of(histogram, 0.999)).hasValueCloseTo(9_991.0, within(1.0));
    }

    @Test
    void areInterpolatedInsideTheStepsOfACoarseHistogram() {
        Histogram histogram = histogram(2, 10_000);

        assertThat(histogram.sizeOfEquivalentValueRange(5_000)).isEqualTo(32);
        assertThat(Quantiles.of(histogram, 0.5)).hasValueCloseTo(5_001.0, within(2.0));
        assertThat(Quantiles.of(histogram, 0.5005)).hasValueCloseTo(5_006.0, within(2.0));
    }

    @Test
    void areGivenOnlyWhereTenValuesLieBeyond() {
        assertThat(Quantiles.of(histogram(4, 1_000), 0.99)).isPresent();
        assertThat(Quantiles.of(histogram(4, 999), 0.99)).isEmpty();
        assertThat(Quantiles.of(histogram(4, 10_000), 0.999)).isPresent();
        assertThat(Quantiles.of(histogram(4, 9_999), 0.999)).isEmpty();
        assertThat(Quantiles.of(histogram(4, 19), 0.5)).isEmpty();
    }

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
        assertThat(Quantiles.median(List.of(9.0, 1.0, 4.0))).hasValue(4.0);
        assertThat(Quantiles.median(List.of(9.0, 1.0, 4.0, 5.0))).hasValue(4.5);
        assertThat(Quantiles.median(List.of())).isEmpty();
    }

    private static Histogram histogram(int digits, int upTo) {
        Histogram histogram = new Histogram(1, 60_000_000_000L, digits);
        for (int value = 1; value <= upTo; value++) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
