package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;
import org.junit.jupiter.api.Test;

class ForkSpecTest {

    @Test
    void cyclesHaveSeveralListenersOverTcpAndNoBracketsInside() {
        ForkSpec cycles = spec(AddressFamily.TCP, 1, ConnectionUse.PER_REQUEST);

        assertThat(cycles.listeners()).isEqualTo(8);
        assertThat(cycles.bracketsInside()).isZero();
        assertThat(cycles.setting(2).use()).isEqualTo(ConnectionUse.PER_REQUEST);
        assertThat(spec(AddressFamily.UNIX, 1, ConnectionUse.PER_REQUEST).listeners())
                .isEqualTo(1);
    }

    @Test
    void connectionsThatAreKeptNeedOneListener() {
        ForkSpec kept = spec(AddressFamily.TCP, 1, ConnectionUse.KEPT);

        assertThat(kept.listeners()).isEqualTo(1);
        assertThat(kept.bracketsInside()).isEqualTo(1);
    }

    @Test
    void aConnectionForEachRequestHasNoWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(AddressFamily.TCP, 2, ConnectionUse.PER_REQUEST))
                .withMessageStartingWith("window 2");
    }

    private static ForkSpec spec(AddressFamily address, int window, ConnectionUse use) {
        return new ForkSpec(
                "some",
                "some",
                Placement.FREE,
                ServerMode.PROCESS,
                address,
                new MessageShape(64, 64),
                1,
                window,
                100,
                use);
    }
}
