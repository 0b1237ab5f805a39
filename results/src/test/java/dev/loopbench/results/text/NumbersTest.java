package dev.loopbench.results.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void haveFourSignificantDigits() {
        assertThat(Numbers.plain(0.5)).isEqualTo("0.500");
        assertThat(Numbers.plain(9.8765)).isEqualTo("9.877");
        assertThat(Numbers.plain(14.084)).isEqualTo("14.08");
        assertThat(Numbers.plain(999.94)).isEqualTo("999.9");
        assertThat(Numbers.plain(999.96)).isEqualTo("1000");
        assertThat(Numbers.plain(12_345.6)).isEqualTo("12346");
    }

    @Test
    void haveThreeWhereTheyAreRough() {
        assertThat(Numbers.rough(48.07)).isEqualTo("48.1");
        assertThat(Numbers.rough(9.996)).isEqualTo("10.0");
        assertThat(Numbers.rough(162.8)).isEqualTo("163");
    }

    @Test
    void scaleByThousands() {
        assertThat(Numbers.scaled(999)).isEqualTo("999.0");
        assertThat(Numbers.scaled(70_450)).isEqualTo("70.45 k");
        assertThat(Numbers.scaled(2_614_000)).isEqualTo("2.614 M");
    }

    @Test
    void howManyMoreBlocksAreNeededIsNoMorePreciseThanItIsKnown() {
        assertThat(Numbers.moreBlocks(1)).isEqualTo("about 1 more block");
        assertThat(Numbers.moreBlocks(17)).isEqualTo("about 17 more blocks");
        assertThat(Numbers.moreBlocks(41)).isEqualTo("about 50 more blocks");
        assertThat(Numbers.moreBlocks(481)).isEqualTo("hundreds of blocks would be needed");
    }

    @Test
    void sharesAreInPerCent() {
        assertThat(Numbers.share(0.917)).isEqualTo("92 %");
        assertThat(Numbers.fineShare(0.0004)).isEqualTo("0.04 %");
        assertThat(Numbers.fineShare(0.0042)).isEqualTo("0.4 %");
        assertThat(Numbers.fineShare(0.25)).isEqualTo("25 %");
    }
}
