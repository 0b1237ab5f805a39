package dev.loopbench.results.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KneeBracketTest {

    private final KneeBracket probePair = new KneeBracket(100_000);

    @Test
    void theKneeIsTheHighestKeptRateBelowTheLowestBrokenOne() {
        probePair.tried(1_000, true);
        probePair.tried(10_000, true);
        probePair.tried(50_000, false);
        probePair.tried(70_000, false);

        assertThat(probePair.knee()).hasValue(10_000);
        assertThat(probePair.next()).containsExactly(14_953, 22_361, 33_437);
        assertThat(probePair.contradictions()).isEmpty();
    }

    @Test
    void aBrokenRateBelowAKeptOneContradictsItUntilItIsKeptItself() {
        probePair.tried(1_000, false);
        probePair.tried(5_000, true);
        probePair.tried(20_000, false);

        assertThat(probePair.contradictions()).containsExactly(1_000);
        assertThat(probePair.knee()).isEmpty();
        probePair.tried(1_000, true);
        assertThat(probePair.contradictions()).isEmpty();
        assertThat(probePair.knee()).hasValue(5_000);
    }

    @Test
    void aKneeThatIsKnownToFivePerCentIsNotNarrowed() {
        probePair.tried(10_000, true);
        probePair.tried(10_500, false);

        assertThat(probePair.next()).isEmpty();
    }

    @Test
    void withoutABrokenRateItLooksUpToTheCeiling() {
        probePair.tried(81_000, true);

        assertThat(probePair.next()).isNotEmpty().allMatch(rate -> rate > 81_000 && rate < 100_000);
    }
}
