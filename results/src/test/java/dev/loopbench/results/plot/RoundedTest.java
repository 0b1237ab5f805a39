package dev.loopbench.results.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundedTest {

    @Test
    void fourDigitsAreLeft() {
        assertThat(Rounded.of(14.217999)).isEqualTo(14.22);
        assertThat(Rounded.of(70_338.3)).isEqualTo(70_340);
        assertThat(Rounded.of(-0.000123456)).isEqualTo(-0.0001235);
        assertThat(Rounded.of(999.96)).isEqualTo(1000);
        assertThat(Rounded.of(1)).isEqualTo(1);
        assertThat(Rounded.of(0)).isZero();
    }

    @Test
    void itIsTheDoubleThatDecimalArithmeticGives() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 8);
            assertThat(Rounded.of(value))
                    .isEqualTo(new BigDecimal(value).round(new MathContext(4)).doubleValue());
        }
    }
}
