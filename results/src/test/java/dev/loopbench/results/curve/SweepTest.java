package dev.loopbench.results.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SweepTest {

    @Test
    void measuresPartsOfTheClosedLoopAndWhatIsCommonToAll() {
        assertThat(new Sweep(60_000).rates())
                .containsExactly(1_000, 5_000, 6_000, 15_000, 20_000, 30_000, 42_000, 48_000, 54_000, 57_000);
    }

    @Test
    void leavesOutACommonRateThatTheClosedLoopDoesNotReach() {
        assertThat(new Sweep(9_000).rates()).contains(1_000, 5_000).doesNotContain(20_000);
    }

    @Test
    void asksForNoRateAboveTheHighestThereIs() {
        Sweep sweep = new Sweep(2_600_000);

        assertThat(sweep.rates()).endsWith(650_000).allMatch(rate -> rate <= 1_000_000);
        assertThat(sweep.ceiling()).isEqualTo(1_000_000);
        assertThat(new Sweep(60_000).ceiling()).isEqualTo(60_000);
    }

    @Test
    void refusesAClosedLoopThatDidNothing() {
        assertThatThrownBy(() -> new Sweep(0)).hasMessageContaining("must be at least 1");
        assertThatThrownBy(() -> new Sweep(Double.NaN)).hasMessageContaining("must be at least 1");
    }
}
