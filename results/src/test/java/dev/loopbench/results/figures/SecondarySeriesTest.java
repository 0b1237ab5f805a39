package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.load.Series;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** How much of a fork was late by the generator's own fault. */
class SecondarySeriesTest {

    private static final int SLICES = 6;
    private static final int REQUESTS = 100;
    private static final long MICRO = 1_000;

    @Test
    void aGeneratorThatIsALittleLateInEverySliceIsLate() {
        assertThat(lateShare(3, 3, 3, 3, 3, 3)).isEqualTo(0.03);
    }

    /** Such as a compiler of the client that took its CPU once. */
    @Test
    void oneEventIsNoLateGenerator() {
        assertThat(lateShare(0, 0, 0, 20, 0, 0)).isZero();
        assertThat(lateShare(0, 2, 20, 0, 20, 4)).isEqualTo(0.03);
    }

    /** @param late of the hundred requests of each slice, by 20 µs */
    private static double lateShare(int... late) {
        SecondarySeries series = new SecondarySeries(true);
        for (int slice = 0; slice < SLICES; slice++) {
            Histogram responses = new Histogram(3);
            Histogram lateness = new Histogram(3);
            for (int i = 0; i < REQUESTS; i++) {
                responses.recordValue(50 * MICRO);
                lateness.recordValue(i < late[slice] ? 20 * MICRO : 1);
            }
            series.add(
                    Map.of(Series.RESPONSE, responses, Series.UNDISTURBED, responses, Series.OWN_LATENESS, lateness),
                    false);
        }
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        series.into(values);
        return values.getOrDefault(Metric.LATE_SHARE, Double.NaN);
    }
}
