package dev.loopbench.results.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.results.statistics.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WakeUpsTest {

    @Test
    void theUsualTimeIsWhereTimesCrowdHoweverLongTheTailIs() {
        Random random = new Random(7);
        List<Double> nanos = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            nanos.add(40_000 + 800 * random.nextGaussian());
            nanos.add(42_000 + 30_000 * random.nextDouble());
        }

        assertThat(Quantiles.median(nanos).orElseThrow()).isGreaterThan(42_000);
        assertThat(WakeUps.mode(nanos)).isCloseTo(40_000, within(800.0));
    }

    @Test
    void timesThatAreAllTheSameAreUsual() {
        assertThat(WakeUps.mode(List.of(40_000.0, 40_000.0, 40_000.0))).isEqualTo(40_000);
    }
}
