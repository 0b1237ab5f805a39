package dev.loopbench.results.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearScaleTest {

    @Test
    void ticksAreRoundAndInside() {
        LinearScale scale = new LinearScale(0.93, 1.02, 280, 14);

        assertThat(scale.ticks().stream().map(Tick::label)).containsExactly("0.94", "0.96", "0.98", "1.00", "1.02");
        assertThat(scale.at(0.93)).isEqualTo(280);
        assertThat(scale.at(1.02)).isEqualTo(14);
    }

    @Test
    void oneValueHasRoom() {
        LinearScale scale = LinearScale.over(new double[] {1}, 0, 100);

        assertThat(scale.at(1)).isEqualTo(50);
    }

    @Test
    void roundValuesAreMultiplesOfTheSmallestStepThatIsFewEnough() {
        LinearScale scale = new LinearScale(0, 31.4, 120, 810);

        assertThat(scale.roundValues(8)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0);
        assertThat(scale.roundValues(4)).containsExactly(0.0, 10.0, 20.0, 30.0);
    }
}
