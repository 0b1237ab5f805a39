package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRankTest {

    /** Critical values of Wilcoxon's test at 5 %, two-sided: Wilcoxon and Wilcox, Some Rapid Approximate, 1964. */
    @ParameterizedTest
    @CsvSource({"6,0", "7,2", "8,3", "9,5", "10,8", "12,13", "15,25", "20,52", "25,89"})
    void cutsWhereTheTablesDo(int n, int critical) {
        assertThat(SignedRank.quantile(n, 0.025)).hasValue(critical);
    }

    @Test
    void hasNoQuantileWhereTheLeastSumIsLikelier() {
        assertThat(SignedRank.quantile(5, 0.025)).isEmpty();
    }
}
