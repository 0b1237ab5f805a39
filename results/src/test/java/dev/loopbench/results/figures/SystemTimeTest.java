package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    @Test
    void isTheShareOfTheTicksThatFellIntoTheKernel() {
        SystemTime time = SystemTime.of(100, 400).orElseThrow();

        assertThat(time.share()).isEqualTo(0.8);
        assertThat(time.error()).isCloseTo(1.96 * Math.sqrt(0.8 * 0.2 / 500), within(0.001));
        assertThat(time.seconds()).isEqualTo(5);
    }

    @Test
    void isUncertainWhereAllTicksFellOnOneSide() {
        assertThat(SystemTime.of(0, 10).orElseThrow().error()).isGreaterThan(0.1);
    }

    @Test
    void isNotToldWithoutATick() {
        assertThat(SystemTime.of(0, 0)).isEmpty();
    }

    @Test
    void theErrorHoldsTheTruthNineteenTimesInTwenty() {
        Random random = new Random(5);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            long system = random.doubles(100).filter(tick -> tick < 0.85).count();
            SystemTime time = SystemTime.of(100 - system, system).orElseThrow();
            held += Math.abs(time.share() - 0.85) <= time.error() ? 1 : 0;
        }

        assertThat(held).isGreaterThan((int) (0.93 * 2_000));
    }
}
