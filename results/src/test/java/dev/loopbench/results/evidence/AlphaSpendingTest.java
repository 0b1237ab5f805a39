package dev.loopbench.results.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphaSpendingTest {

    private final AlphaSpending spending = new AlphaSpending(Rules.ofBand(0.01));

    @Test
    void allLooksTogetherSpendTheLevelOfOne() {
        double spent = IntStream.rangeClosed(1, 100_000)
                .mapToDouble(look -> spending.rules(look).level())
                .sum();

        assertThat(spent).isLessThanOrEqualTo(0.05).isCloseTo(0.05, within(1e-5));
    }

    @Test
    void aFindingIsPossibleAtEveryLook() {
        for (int look = 1; look <= 8; look++) {
            double least = Math.max(2 * Math.pow(0.5, AlphaSpending.blocks(look)), 1.0 / 16_384);

            assertThat(spending.rules(look).level()).as("look %d", look).isGreaterThanOrEqualTo(least);
        }
    }

    @Test
    void looksGrowFurtherApart() {
        assertThat(IntStream.rangeClosed(1, 7).map(AlphaSpending::blocks)).containsExactly(6, 8, 10, 12, 14, 17, 20);
    }

    @Test
    void whoLooksBetweenTwoLooksHasSpentTheNext() {
        assertThat(spending.after(6)).isEqualTo(spending.rules(1));
        assertThat(spending.after(7)).isEqualTo(spending.rules(2));
        assertThat(spending.after(8)).isEqualTo(spending.rules(2));
        assertThat(IntStream.rangeClosed(6, 12).filter(AlphaSpending::isLook)).containsExactly(6, 8, 10, 12);
        assertThat(AlphaSpending.next(6)).isEqualTo(8);
        assertThat(AlphaSpending.next(7)).isEqualTo(8);
    }

    @Test
    void refusesALevelThatTheFirstLookWouldSpend() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AlphaSpending(new Rules(0.01, 0.03)));
    }
}
