package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static Distribution of(long nanos, long count, long others, long more) {
        Histogram histogram = new Histogram(4);
        histogram.recordValueWithCount(nanos, count);
        histogram.recordValueWithCount(others, more);
        return Distribution.of(histogram);
    }

    @Test
    void sharesAreOfOneAndAtTheirPlace() {
        Distribution distribution = of(16_000, 3, 64_000, 1);

        assertThat(distribution.shares().values()).containsExactly(0.75, 0.25);
        assertThat(distribution.shares().lastKey() - distribution.shares().firstKey())
                .as("two octaves")
                .isEqualTo(16);
        assertThat(Distribution.micros(distribution.quantile(0.5))).isBetween(16 / 1.1, 16.0);
        assertThat(distribution.quantile(0.9)).isEqualTo(distribution.shares().lastKey());
    }

    @Test
    void forksCountAlikeHoweverManyRoundTripsTheyHave() {
        Distribution together =
                Distribution.together(List.of(of(16_000, 1_000, 16_000, 1_000), of(64_000, 1, 64_000, 1)));

        assertThat(together.shares().values())
                .allSatisfy(share -> assertThat(share).isCloseTo(0.5, within(1e-9)));
    }
}
