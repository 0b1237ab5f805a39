package dev.loopbench.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KernelReadingsTest {

    private final KernelReadings readings = new KernelReadings(
            new KernelCounters(100, 0, new TreeMap<>(), Map.of(Counter.LISTEN_DROPS, 1L)),
            new KernelCounters(
                    1_000, 500_000_000, new TreeMap<>(Map.of(0, 10L, 1, 20L)), Map.of(Counter.LISTEN_DROPS, 3L)),
            new KernelCounters(
                    2_940,
                    2_500_000_000L,
                    new TreeMap<>(Map.of(0, 50L, 1, 20L, 2, 0L)),
                    Map.of(Counter.LISTEN_DROPS, 7L, Counter.THROTTLED_US, 9L)));

    @Test
    void aCounterGrowsDuringTheSlicesOrFromConnectingOn() {
        assertThat(readings.growth(Counter.LISTEN_DROPS)).hasValue(4);
        assertThat(readings.growthWithConnecting(Counter.LISTEN_DROPS)).hasValue(6);
    }

    @Test
    void aCounterThatWasReadOnceOnlyTellsNothing() {
        assertThat(readings.growth(Counter.THROTTLED_US)).isEmpty();
    }

    @Test
    void stealIsThatOfTheProcessorsAskedAbout() {
        assertThat(readings.stolenMillis(List.of(0))).hasValue(40);
        assertThat(readings.stolenMillis(List.of(0, 1))).hasValue(40);
        assertThat(readings.stolenMillis(List.of(1))).hasValue(0);
        assertThat(readings.stolenMillis(List.of(1, 2))).isEmpty();
    }

    @Test
    void aClockThatWasSetDepartsFromTheMonotonicOne() {
        assertThat(readings.nanos()).isEqualTo(2_000_000_000L);
        assertThat(readings.clockStepMillis()).isEqualTo(-60);
    }
}
