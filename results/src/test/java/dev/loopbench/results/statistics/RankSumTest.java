package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankSumTest {

    /** Critical values of the test of Mann and Whitney at 5 %, two-sided, as in the tables of many textbooks. */
    @ParameterizedTest
    @CsvSource({"4,4,0", "5,5,2", "6,6,5", "6,8,8", "8,6,8", "7,9,12", "8,8,13", "10,5,8", "10,10,23", "20,20,127"})
    void cutsWhereTheTablesDo(int m, int n, int critical) {
        assertThat(new RankSum(m, n).quantile(0.025)).hasValue(critical);
    }

    @Test
    void hasNoQuantileWhereNoPairIsLikelier() {
        assertThat(new RankSum(4, 3).quantile(0.025)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,5", "3,4", "5,3", "6,6", "7,5"})
    void isWhatCountingAllOrdersGives(int m, int n) {
        int[] ways = new int[m * n + 1];
        int all = 0;
        for (int first = 0; first < 1 << (m + n); first++) {
            if (Integer.bitCount(first) == m) {
                ways[pairs(first, m + n)]++;
                all++;
            }
        }
        RankSum distribution = new RankSum(m, n);
        int sum = 0;
        for (int count = 0; count <= m * n; count++) {
            sum += ways[count];
            assertThat(distribution.atMost(count)).isCloseTo((double) sum / all, within(1e-12));
        }
    }

    /** How many members of the first sample have how many of the second below them, by a mark for each rank. */
    private static int pairs(int first, int ranks) {
        int below = 0;
        int pairs = 0;
        for (int rank = 0; rank < ranks; rank++) {
            if ((first >> rank & 1) == 1) {
                pairs += below;
            } else {
                below++;
            }
        }
        return pairs;
    }

    /** Exact values by the recurrence of Mann and Whitney in whole numbers, of a program of its own. */
    @ParameterizedTest
    @CsvSource({"50,50,965", "51,50,986", "60,60,1426", "12,300,1201"})
    void manyValuesAreNearlyNormal(int m, int n, int critical) {
        assertThat(new RankSum(m, n).quantile(0.025).orElseThrow()).isCloseTo(critical, withinPercentage(0.5));
    }

    @Test
    void refusesNoValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RankSum(0, 3)).withMessage("no values");
    }
}
