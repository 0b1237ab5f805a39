package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatorTest {

    private static final List<Double> SIX = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);

    private final Estimator estimator = Estimator.withIntervalsFrom(6);

    @Test
    void givesTheMeanWithStudentsInterval() {
        Estimate estimate = estimator.estimate(SIX, Scale.PLAIN).orElseThrow();

        // t(0.975, 5) = 2.570582; standard error = 1.870829 / sqrt(6)
        assertThat(estimate.value()).isEqualTo(3.5);
        assertThat(estimate.low()).isCloseTo(3.5 - 1.963316, within(1e-5));
        assertThat(estimate.high()).isCloseTo(3.5 + 1.963316, within(1e-5));
    }

    @Test
    void averagesTimesAndRatesAsRatios() {
        Estimate estimate = estimator
                .estimate(SIX.stream().map(Math::exp).toList(), Scale.LOG)
                .orElseThrow();

        assertThat(estimate.value()).isCloseTo(Math.exp(3.5), within(1e-9));
        assertThat(estimate.low()).isCloseTo(Math.exp(3.5 - 1.963316), within(1e-4));
        assertThat(estimate.high()).isCloseTo(Math.exp(3.5 + 1.963316), within(1e-3));
    }

    @Test
    void givesNoIntervalFromTooFewForks() {
        Estimate estimate = estimator.estimate(SIX.subList(0, 5), Scale.PLAIN).orElseThrow();

        assertThat(estimate.value()).isEqualTo(3.0);
        assertThat(estimate.low()).isNull();
        assertThat(estimate.high()).isNull();
        assertThat(estimate.relativeHalfWidth()).isNull();
    }

    @Test
    void givesNoIntervalWhereNoneIsWanted() {
        assertThat(Estimator.withoutIntervals().estimate(SIX, Scale.PLAIN)).hasValue(new Estimate(3.5, null, null));
    }

    @Test
    void givesNothingFromNothing() {
        assertThat(estimator.estimate(List.of(), Scale.LOG)).isEmpty();
    }

    @Test
    void equalValuesHaveAnIntervalOfNoWidth() {
        Estimate estimate = estimator
                .estimate(List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0), Scale.PLAIN)
                .orElseThrow();

        assertThat(estimate).isEqualTo(new Estimate(2, 2.0, 2.0));
    }

    @Test
    void refusesTimesThatAreNoTimes() {
        assertThatThrownBy(() -> estimator.estimate(List.of(0.0, 0.0), Scale.LOG))
                .hasMessageContaining("no finite mean");
    }
}
