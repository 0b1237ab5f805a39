package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HodgesLehmannTest {

    private static final Offset<Double> EXACT = within(1e-9);

    // Hamilton depression scale factor IV, after - before: Hollander and Wolfe, Nonparametric Statistical Methods,
    // table 3.1; location and 96.1 % interval in examples 3.3 and 3.4.
    private static final double[] DEPRESSION = {
        0.878 - 1.83,
        0.647 - 0.50,
        0.598 - 1.62,
        2.05 - 2.48,
        1.06 - 1.68,
        1.29 - 1.88,
        1.06 - 1.55,
        3.14 - 3.06,
        1.29 - 1.30
    };

    @Test
    void findsThePublishedLocationAndInterval() {
        HodgesLehmann where = new HodgesLehmann(DEPRESSION);

        assertThat(where.location()).isCloseTo(-0.46, EXACT);
        assertThat(where.interval(0.95).orElseThrow().low()).isCloseTo(-0.786, EXACT);
        assertThat(where.interval(0.95).orElseThrow().high()).isCloseTo(-0.010, EXACT);
    }

    @Test
    void theIntervalOfSixIsTheirRangeAndOfFiveThereIsNone() {
        assertThat(new HodgesLehmann(3, 1, 4, 1.5, 9, 2.6).interval(0.95)).hasValue(new Interval(1, 9));
        assertThat(new HodgesLehmann(3, 1, 4, 1.5, 9).interval(0.95)).isEmpty();
        assertThat(HodgesLehmann.givesInterval(6, 0.95)).isTrue();
        assertThat(HodgesLehmann.givesInterval(5, 0.95)).isFalse();
        assertThat(HodgesLehmann.givesInterval(0, 0.95)).isFalse();
    }

    @Test
    void oneValueThatWentWrongHardlyMovesTheLocation() {
        double[] good = {10.0, 10.1, 9.9, 10.05, 9.95, 10.02, 9.98, 10.0};
        double[] oneWrong = {10.0, 10.1, 9.9, 10.05, 9.95, 10.02, 9.98, 12.5};

        assertThat(new HodgesLehmann(oneWrong).location()).isCloseTo(new HodgesLehmann(good).location(), within(0.05));
    }

    @Test
    void refusesNoValues() {
        assertThatIllegalArgumentException().isThrownBy(HodgesLehmann::new).withMessage("no values");
    }
}
