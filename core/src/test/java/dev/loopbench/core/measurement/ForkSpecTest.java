package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.transport.Traffic;
import org.junit.jupiter.api.Test;

class ForkSpecTest {

    private static final Traffic KEPT = Traffic.of(new MessageShape(64, 64), 1, 1);

    @Test
    void bracketsAreInsideOfASliceOnlyOnTheConnectionThatIsMeasured() {
        assertThat(spec(KEPT, 100).bracketsInside()).isEqualTo(1);
        assertThat(spec(KEPT.using(ConnectionUse.PER_REQUEST), 100).bracketsInside())
                .isZero();
        assertThat(spec(KEPT.withWindow(2), 100).bracketsInside()).isZero();
    }

    @Test
    void aTransportIsAskedAboutTheSameTraffic() {
        assertThat(spec(KEPT.onConnections(3), 100).setting(2).traffic()).isEqualTo(KEPT.onConnections(3));
    }

    @Test
    void aSliceOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> spec(KEPT, 0)).withMessageStartingWith("slice 0");
    }

    private static ForkSpec spec(Traffic traffic, int slice) {
        return new ForkSpec("some", "some", Placement.FREE, ServerMode.PROCESS, traffic, slice);
    }
}
