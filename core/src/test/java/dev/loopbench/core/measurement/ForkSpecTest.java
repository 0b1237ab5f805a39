package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Pace;
import dev.loopbench.core.transport.Serving;
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

    @Test
    void congestionControlIsSetOnConnectionsThatAreKept() {
        ForkSpec cycles = spec(AddressFamily.TCP, 1, ConnectionUse.PER_REQUEST, "reno");

        assertThat(cycles.congestionControl().reason())
                .contains("congestion control is set on connections that are kept");
        assertThat(spec(AddressFamily.TCP, 1, ConnectionUse.PER_REQUEST)
                        .congestionControl()
                        .isAvailable())
                .isTrue();
    }

    @Test
    void ofCyclesOneConnectionIsOpenFromTheBeginning() {
        assertThat(many(ConnectionUse.PER_REQUEST).keptConnections()).isEqualTo(1);
        assertThat(many(ConnectionUse.KEPT).keptConnections()).isEqualTo(300);
    }

    private static ForkSpec spec(AddressFamily address, int window, ConnectionUse use) {
        return spec(address, window, use, ForkSpec.KERNELS_CHOICE);
    }

    private static ForkSpec many(ConnectionUse use) {
        return spec(AddressFamily.TCP, 300, 1, use, ForkSpec.KERNELS_CHOICE);
    }

    private static ForkSpec spec(AddressFamily address, int window, ConnectionUse use, String congestion) {
        return spec(address, 1, window, use, congestion);
    }

    private static ForkSpec spec(
            AddressFamily address, int connections, int window, ConnectionUse use, String congestion) {
        return new ForkSpec(
                "some",
                "some",
                Placement.FREE,
                ServerMode.PROCESS,
                address,
                new MessageShape(64, 64),
                connections,
                window,
                100,
                Pace.CLOSED,
                Serving.ECHO,
                use,
                congestion);
    }
}
