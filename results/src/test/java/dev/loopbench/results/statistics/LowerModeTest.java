package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerModeTest {

    private static final double LOW = 13_300;
    private static final double HIGH = 16_500;

    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.002", "0.5, 0.002", "0.7, 0.002", "0.9, 0.002",
        "0.3, 0.01", "0.5, 0.01", "0.7, 0.01", "0.9, 0.01"
    })
    void findsTheLowerOfTwoStates(double disturbedShare, double noise) {
        double[] times = mixture(600, disturbedShare, noise).toArray();

        assertThat(LowerMode.of(times)).isCloseTo(LOW, within(0.01 * LOW));
    }

    @Test
    void isNotMisledByAFewFreaks() {
        double[] times = DoubleStream.concat(mixture(600, 0.7, 0.004), DoubleStream.of(9_000, 9_010, 9_020, 11_000))
                .toArray();

        assertThat(LowerMode.of(times)).isCloseTo(LOW, within(0.01 * LOW));
    }

    @Test
    void isNotTheUpperStateWhereTheUpperOneIsBroad() {
        double[] times = DoubleStream.concat(mixture(60, 0, 0.002), random.doubles(540, 1.2 * LOW, 1.7 * LOW))
                .toArray();

        assertThat(LowerMode.of(times)).isCloseTo(LOW, within(0.01 * LOW));
    }

    @Test
    void isTheOneStateOfAQuietMachine() {
        assertThat(LowerMode.of(mixture(40, 0, 0.001).toArray())).isCloseTo(LOW, within(0.003 * LOW));
    }

    @Test
    void isTheValueItselfWhereThereIsOnlyOne() {
        assertThat(LowerMode.of(new double[] {LOW})).isCloseTo(LOW, within(0.001 * LOW));
    }

    @Test
    void copesWithATimeThatIsOutOfAllProportion() {
        double[] times =
                DoubleStream.concat(mixture(50, 0, 0.001), DoubleStream.of(9e9)).toArray();

        assertThat(LowerMode.of(times)).isCloseTo(LOW, within(0.003 * LOW));
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatThrownBy(() -> LowerMode.of(new double[] {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LowerMode.of(new double[] {0, 5})).isInstanceOf(IllegalArgumentException.class);
    }

    private DoubleStream mixture(int count, double disturbedShare, double noise) {
        return DoubleStream.generate(() ->
                        (random.nextDouble() < disturbedShare ? HIGH : LOW) * Math.exp(noise * random.nextGaussian()))
                .limit(count);
    }
}
