package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaterfallTest {

    @Test
    void eachStepBeginsWhereTheLastEnded() {
        Waterfall waterfall = new Waterfall(24);

        assertThat(waterfall.step(6)).isEqualTo("######");
        assertThat(waterfall.step(10)).isEqualTo("      ##########");
        assertThat(waterfall.step(-4)).isEqualTo("            ----");
        assertThat(waterfall.step(1)).isEqualTo("            #");
        assertThat(waterfall.total(12)).isEqualTo("############");
        assertThat(waterfall.step(12)).isEqualTo("            ############");
    }

    @Test
    void nothingIsTooSmallToBeSeen() {
        Waterfall waterfall = new Waterfall(1000);

        assertThat(waterfall.step(0.001)).isEqualTo("#");
        assertThat(waterfall.total(999.999)).isEqualTo("#".repeat(24));
        assertThat(waterfall.step(0.001)).isEqualTo(" ".repeat(23) + "#");
    }
}
