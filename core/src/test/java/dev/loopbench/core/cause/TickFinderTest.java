package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TickFinderTest {

    private static final long MICRO = 1_000;
    private static final long LOOKED = 60_000 * MICRO;

    private static long[] lengths(long[] starts, long nanos) {
        return LongStream.of(starts).map(start -> nanos).toArray();
    }

    @Test
    void ticksOfTwoPeriodsAreToldApart() {
        long[] starts = LongStream.concat(
                        LongStream.range(0, 60).map(i -> (i * 1_000 + 300) * MICRO),
                        LongStream.range(0, 15).map(i -> (i * 4_000 + 1_990) * MICRO))
                .toArray();

        Ticks ticks = TickFinder.of(starts, lengths(starts, 35 * MICRO), LOOKED);

        assertThat(ticks.trains())
                .containsExactly(
                        new Ticks.Train(1_000 * MICRO, 300 * MICRO, 35 * MICRO),
                        new Ticks.Train(4_000 * MICRO, 1_990 * MICRO, 35 * MICRO));
    }

    @Test
    void chanceHasNoPeriod() {
        Random random = new Random(1);
        long[] starts = random.longs(60, 0, LOOKED).sorted().toArray();

        assertThat(TickFinder.of(starts, lengths(starts, 35 * MICRO), LOOKED).trains())
                .isEmpty();
    }

    @Test
    void ticksAroundTheEndOfThePeriodBelongTogether() {
        long[] starts = LongStream.range(1, 16)
                .map(i -> i * 4_000 * MICRO + (i % 2 == 0 ? 8 : -8) * MICRO)
                .toArray();

        assertThat(TickFinder.of(starts, lengths(starts, 35 * MICRO), LOOKED).trains())
                .singleElement()
                .satisfies(train ->
                        assertThat(train.within(19_990 * MICRO, 20_010 * MICRO)).isEqualTo(1));
    }
}
