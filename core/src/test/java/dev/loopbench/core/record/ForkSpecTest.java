package dev.loopbench.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import org.junit.jupiter.api.Test;

class ForkSpecTest {

    private static final Traffic KEPT = Traffic.of(new MessageShape(64, 64), 1, 1);

    @Test
    void bracketsAreInsideOfASliceOnlyOnTheConnectionThatIsMeasured() {
        assertThat(spec(KEPT, 100).probePairsInside()).isEqualTo(1);
        assertThat(spec(KEPT.using(ConnectionUse.PER_REQUEST), 100).probePairsInside())
                .isZero();
        assertThat(spec(KEPT.withWindow(2), 100).probePairsInside()).isZero();
    }

    @Test
    void aTransportIsAskedAboutTheSameTraffic() {
        assertThat(spec(KEPT.onConnections(3), 100).setting(2).traffic()).isEqualTo(KEPT.onConnections(3));
    }

    @Test
    void aPlanThatWasBehindHadMoreRoundTripsThanPlanned() {
        Traffic plan = KEPT.onConnections(3).at(Pace.of(1000, Pace.Arrivals.CONSTANT));

        assertThat(spec(plan, 100).plannedTrips()).isEqualTo(102);
        assertThat(spec(plan, 100).tripsOfSlice(5000)).isEqualTo(5000 + 3 * 4);
        assertThat(spec(KEPT, 100).tripsOfSlice(100)).isEqualTo(20 + 100 + 1 + Slice.reserve(1));
    }

    @Test
    void aSliceThatCannotEndInTimeIsNamedBeforehand() {
        Traffic slow = KEPT.onConnections(1000).servedBy(new Serving(5_000_000, 0, 1));
        Traffic rare = KEPT.onConnections(10_000).at(Pace.of(1000, Pace.Arrivals.CONSTANT));

        assertThat(spec(KEPT, 500).endsInTime().isAvailable()).isTrue();
        assertThat(spec(slow, 40).endsInTime().reason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("a slice of 40 round trips on 1000 connections would take ")
                        .endsWith("allowed are 15 s"));
        assertThat(spec(rare, 100).endsInTime().reason())
                .contains(
                        "a slice of 10000 round trips on 10000 connections would take 20 s or more, allowed are 15 s");
        for (Pace.Arrivals arrivals : Pace.Arrivals.values()) {
            assertThat(spec(KEPT.at(Pace.of(1, arrivals)), 2).endsInTime().isAvailable())
                    .isTrue();
        }
    }

    @Test
    void aSliceOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> spec(KEPT, 0)).withMessageStartingWith("slice 0");
    }

    private static ForkSpec spec(Traffic traffic, int slice) {
        return new ForkSpec("some", "some", Placement.FREE, ServerMode.PROCESS, traffic, slice);
    }
}
