package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.results.statistics.Estimate.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final List<Double> SIX = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);

    @Test
    void givesTheLocationWithTheIntervalOfAllForks() {
        Estimate estimate = Estimate.of(SIX, Scale.PLAIN).orElseThrow();

        // Of six values Wilcoxon's interval is the whole range.
        assertThat(estimate.value()).isEqualTo(3.5);
        assertThat(estimate.low()).isCloseTo(1.0, within(1e-5));
        assertThat(estimate.high()).isCloseTo(6.0, within(1e-5));
    }

    @Test
    void averagesTimesAndRatesAsRatios() {
        Estimate estimate =
                Estimate.of(SIX.stream().map(Math::exp).toList(), Scale.LOG).orElseThrow();

        assertThat(estimate.value()).isCloseTo(Math.exp(3.5), within(1e-9));
        assertThat(estimate.low()).isCloseTo(Math.exp(1.0), within(1e-4));
        assertThat(estimate.high()).isCloseTo(Math.exp(6.0), within(1e-3));
    }

    @Test
    void givesNoIntervalFromTooFewForks() {
        Estimate estimate = Estimate.of(SIX.subList(0, 5), Scale.PLAIN).orElseThrow();

        assertThat(estimate.value()).isEqualTo(3.0);
        assertThat(estimate.low()).isNull();
        assertThat(estimate.high()).isNull();
        assertThat(estimate.relativeHalfWidth()).isNull();
    }

    @Test
    void givesNothingFromNothing() {
        assertThat(Estimate.of(List.of(), Scale.LOG)).isEmpty();
    }

    @Test
    void equalValuesHaveAnIntervalOfNoWidth() {
        Estimate estimate =
                Estimate.of(List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0), Scale.PLAIN).orElseThrow();

        assertThat(estimate).isEqualTo(new Estimate(2, 2.0, 2.0));
    }

    @Test
    void refusesTimesThatAreNoTimes() {
        assertThatThrownBy(() -> Estimate.of(List.of(0.0, 0.0), Scale.LOG)).hasMessageContaining("no location of");
    }
}
