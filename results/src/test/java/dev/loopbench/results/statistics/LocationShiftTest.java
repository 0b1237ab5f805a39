package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LocationShiftTest {

    private static final Offset<Double> EXACT = within(1e-9);

    // Permeability of the human chorioamnion at term and at 12 to 26 weeks: Hollander and Wolfe, Nonparametric
    // Statistical Methods, table 4.1; p in example 4.1, location and 96 % interval in examples 4.3 and 4.4.
    private static final List<Double> AT_TERM = List.of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
    private static final List<Double> BEFORE = List.of(1.15, 0.88, 0.90, 0.74, 1.21);

    @Test
    void findsThePublishedShiftAndInterval() {
        LocationShift shift = new LocationShift(AT_TERM, BEFORE);

        assertThat(shift.location()).isCloseTo(-0.305, EXACT);
        assertThat(shift.interval(0.95).orElseThrow().low()).isCloseTo(-0.76, EXACT);
        assertThat(shift.interval(0.95).orElseThrow().high()).isCloseTo(0.15, EXACT);
        assertThat(shift.p() / 2).isCloseTo(382.0 / 3003, EXACT);
    }

    @Test
    void isTheSameFromTheOtherSide() {
        LocationShift shift = new LocationShift(AT_TERM, BEFORE);
        LocationShift back = new LocationShift(BEFORE, AT_TERM);

        assertThat(back.location()).isCloseTo(-shift.location(), EXACT);
        assertThat(back.p()).isCloseTo(shift.p(), EXACT);
        assertThat(back.interval(0.95).orElseThrow().low())
                .isCloseTo(-shift.interval(0.95).orElseThrow().high(), EXACT);
    }

    @Test
    void fourAndFourAreTheLeastForAnInterval() {
        assertThat(new LocationShift(List.of(1.0, 2.0, 3.0, 4.0), List.of(6.0, 7.0, 8.0, 9.0)).interval(0.95))
                .hasValue(new Interval(2, 8));
        assertThat(new LocationShift(List.of(1.0, 2.0, 3.0), List.of(6.0, 7.0, 8.0, 9.0)).interval(0.95))
                .isEmpty();
    }

    @Test
    void equalValuesSpeakAgainstAShift() {
        List<Double> ones = Stream.generate(() -> 1.0).limit(6).toList();

        assertThat(new LocationShift(ones, ones).p()).isEqualTo(1);
        // One tie of 36 pairs counts as one pair against: 2 * (1 + 1) / C(12, 6).
        assertThat(new LocationShift(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), List.of(6.0, 7.0, 8.0, 9.0, 10.0, 11.0))
                        .p())
                .isCloseTo(4.0 / 924, EXACT);
    }

    @Test
    void pIsAtMostTheLevelJustWhenNoShiftIsOutsideTheInterval() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            List<Double> from = rounded(random, 4 + random.nextInt(6), 0);
            List<Double> to = rounded(random, 4 + random.nextInt(6), 1.5);
            LocationShift shift = new LocationShift(from, to);
            Interval interval = shift.interval(0.95).orElseThrow();

            assertThat(shift.p() <= 0.05)
                    .as("%s and %s", from, to)
                    .isEqualTo(interval.low() > 0 || interval.high() < 0);
        }
    }

    /** So coarse that ties are common. */
    private static List<Double> rounded(Random random, int count, double location) {
        return Stream.generate(() -> Math.rint(4 * (location + random.nextGaussian())) / 4)
                .limit(count)
                .toList();
    }
}
