package dev.loopbench.results.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.loopbench.results.plan.Cell;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CombinationTest {

    private static final Cell ONE = KnownMeans.CELLS.sameCore("one");
    private static final Cell OTHER = KnownMeans.CELLS.sameCore("other");

    @Test
    void addsWhatItIsGiven() {
        Combination sum =
                Combination.of(ONE).times(3).minus(Combination.of(OTHER).times(2));

        assertThat(sum.factors()).containsOnly(entry(ONE, 3), entry(OTHER, -2));
        assertThat(sum.byBlock(
                        new KnownMeans(2, 0).with(ONE, 5).with(OTHER, 1.5).means()))
                .containsOnlyKeys(1, 2)
                .allSatisfy((block, value) -> assertThat(value).isCloseTo(12, Offset.offset(1e-9)));
    }

    @Test
    void forgetsWhatCancelsOut() {
        Combination difference = Combination.of(ONE).plus(Combination.of(OTHER)).minus(Combination.of(OTHER));

        assertThat(difference).isEqualTo(Combination.of(ONE));
        assertThat(difference.minus(Combination.of(ONE))).isEqualTo(Combination.NONE);
    }

    @Test
    void isKnownOnlyWhereAllOfItIs() {
        BlockMeans means = new KnownMeans(6, 0)
                .with(ONE, 5)
                .with(OTHER, 1)
                .goodOnlyIn(ONE, 1, 2, 5)
                .goodOnlyIn(OTHER, 2, 5, 6)
                .means();

        assertThat(Combination.of(ONE).minus(Combination.of(OTHER)).byBlock(means))
                .containsOnlyKeys(2, 5);
        assertThat(Combination.of(ONE)
                        .plus(Combination.of(KnownMeans.CELLS.sameCore("none")))
                        .byBlock(means))
                .isEmpty();
    }
}
