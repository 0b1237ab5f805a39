package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.results.simulated.SimulatedSlice;
import dev.loopbench.results.statistics.Modes.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    private final Whereabouts first = new Whereabouts();
    private final Whereabouts second = new Whereabouts();

    @Test
    void roundTripsOfAllForksAreSharedOutByWhereBothEndsWere() {
        take(first, SimulatedSlice.quiet(0).roundTrip(16_000).count(400));
        take(first, SimulatedSlice.quiet(1).roundTrip(48_000).serverOn(0));
        take(second, SimulatedSlice.quiet(0).roundTrip(48_000).count(600).serverOn(0));

        RanOn ranOn = Whereabouts.together(List.of(first, second)).orElseThrow();
        assertThat(ranOn.pairs()).hasSize(2);
        assertThat(ranOn.pairs().get(0)).satisfies(pair -> is(pair, 0, 0.8, 48));
        assertThat(ranOn.pairs().get(1)).satisfies(pair -> is(pair, 1, 0.2, 16));
        assertThat(ranOn.modes())
                .extracting(Mode::us)
                .satisfiesExactly(
                        us -> assertThat(us).isCloseTo(16, within(0.1)),
                        us -> assertThat(us).isCloseTo(48, within(0.3)));
    }

    private static void is(RanOn.Pair pair, int server, double share, double p50Us) {
        assertThat(pair.client()).containsExactly(1);
        assertThat(pair.server()).containsExactly(server);
        assertThat(pair.share()).isCloseTo(share, within(1e-9));
        assertThat(pair.p50Us()).isCloseTo(p50Us, within(0.002 * p50Us));
    }

    @Test
    void withoutASliceThereIsNothingToTell() {
        assertThat(Whereabouts.together(List.of(first))).isEmpty();
    }

    @Test
    void fewRoundTripsHaveNoMedian() {
        take(first, SimulatedSlice.quiet(0).count(10));

        assertThat(Whereabouts.together(List.of(first))
                        .orElseThrow()
                        .pairs()
                        .get(0)
                        .p50Us())
                .isNull();
    }

    private static void take(Whereabouts where, SimulatedSlice slice) {
        where.add(slice.record(), slice.histogram());
    }
}
