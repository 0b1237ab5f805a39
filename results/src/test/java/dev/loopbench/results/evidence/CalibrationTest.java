package dev.loopbench.results.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A short version of {@link Calibration}: too few panels for a table, enough to see a judge that is broken. */
class CalibrationTest {

    private static final int PANELS = 200;
    private static final double NOISE = 0.01;

    @Test
    void equalsAreSeldomFoundToDiffer() {
        double share = share(seed -> Calibration.fixed(6).run(panel(seed, 1)).comparisons().stream()
                .anyMatch(comparison -> Calibration.isDifference(comparison.verdict())));

        assertThat(share).isLessThan(0.08);
    }

    @Test
    void equalsAreSeldomFoundToDifferHoweverOftenOneLooks() {
        double share = share(seed -> Calibration.untilDecided().run(panel(seed, 1)).comparisons().stream()
                .anyMatch(comparison -> Calibration.isDifference(comparison.verdict())));

        assertThat(share).isLessThan(0.08);
    }

    @Test
    void aDifferenceOfFivePercentIsSeenMostOfTheTime() {
        double share = share(seed -> Calibration.fixed(6)
                .run(panel(seed, 1.05))
                .of(SimulatedPanel.name(2), SimulatedPanel.name(0))
                .filter(comparison -> comparison.verdict() == Verdict.SLOWER)
                .isPresent());

        assertThat(share).isGreaterThan(0.8);
    }

    @Test
    void intervalsHoldTheTruth() {
        double share = share(seed -> Calibration.fixed(10)
                .run(panel(seed, 1.02))
                .of(SimulatedPanel.name(2), SimulatedPanel.name(0))
                .filter(comparison -> comparison.low() > 1.02 || comparison.high() < 1.02)
                .isPresent());

        assertThat(share).isLessThan(0.1);
    }

    private static SimulatedPanel panel(int seed, double ratio) {
        return new SimulatedPanel(seed, NOISE, false, 1, 1, ratio);
    }

    private static double share(IntPredicate what) {
        return (double) IntStream.range(0, PANELS).filter(what).count() / PANELS;
    }
}
