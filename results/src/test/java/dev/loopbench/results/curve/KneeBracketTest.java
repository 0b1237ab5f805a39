package dev.loopbench.results.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KneeBracketTest {

    private final KneeBracket bracket = new KneeBracket(100_000);

    @Test
    void theKneeIsTheHighestKeptRateBelowTheLowestBrokenOne() {
        bracket.tried(1_000, true);
        bracket.tried(10_000, true);
        bracket.tried(50_000, false);
        bracket.tried(70_000, false);

        assertThat(bracket.knee()).hasValue(10_000);
        assertThat(bracket.next()).containsExactly(14_953, 22_361, 33_437);
        assertThat(bracket.contradictions()).isEmpty();
    }

    @Test
    void aBrokenRateBelowAKeptOneContradictsItUntilItIsKeptItself() {
        bracket.tried(1_000, false);
        bracket.tried(5_000, true);
        bracket.tried(20_000, false);

        assertThat(bracket.contradictions()).containsExactly(1_000);
        assertThat(bracket.knee()).isEmpty();
        bracket.tried(1_000, true);
        assertThat(bracket.contradictions()).isEmpty();
        assertThat(bracket.knee()).hasValue(5_000);
    }

    @Test
    void aKneeThatIsKnownToFivePerCentIsNotNarrowed() {
        bracket.tried(10_000, true);
        bracket.tried(10_500, false);

        assertThat(bracket.next()).isEmpty();
    }

    @Test
    void withoutABrokenRateItLooksUpToTheCeiling() {
        bracket.tried(81_000, true);

        assertThat(bracket.next()).isNotEmpty().allMatch(rate -> rate > 81_000 && rate < 100_000);
    }
}
