package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.session.ConnectionUse;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Traffic KEPT = Traffic.of(new MessageShape(64, 40), 1, 1);
    private static final Traffic CYCLES = KEPT.using(ConnectionUse.PER_REQUEST);

    @Test
    void onlyCyclesOverTcpHaveSeveralListeners() {
        assertThat(CYCLES.listeners()).isEqualTo(8);
        assertThat(CYCLES.over(AddressFamily.UNIX).listeners()).isEqualTo(1);
        assertThat(KEPT.listeners()).isEqualTo(1);
    }

    @Test
    void aConnectionForEachRequestHasNoWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CYCLES.withWindow(2))
                .withMessageStartingWith("window 2");
    }

    @Test
    void whatIsOutOfRangeIsNamedWithWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KEPT.onConnections(10_001))
                .withMessage("connections 10001: allowed are 1 to 10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KEPT.withWindow(0))
                .withMessageStartingWith("window 0: allowed are 1 to ");
    }

    @Test
    void congestionControlIsSetOnConnectionsThatAreKept() {
        assertThat(CYCLES.withCongestion("reno").congestionControl().reason())
                .contains("congestion control is set on connections that are kept");
        assertThat(CYCLES.congestionControl().isAvailable()).isTrue();
        assertThat(KEPT.withCongestion("reno").settings().congestionControl()).contains("reno");
        assertThat(KEPT.settings().congestionControl()).isEmpty();
    }

    @Test
    void ofCyclesOneConnectionIsOpenFromTheBeginning() {
        assertThat(CYCLES.onConnections(300).keptConnections()).isEqualTo(1);
        assertThat(KEPT.onConnections(300).keptConnections()).isEqualTo(300);
    }

    @Test
    void theQuieterDirectionIsWhatBothEndsMayHaveToBuffer() {
        assertThat(KEPT.withWindow(10).outstandingBytes())
                .isEqualTo(10L * KEPT.shape().responseFrame());
        assertThat(KEPT.onConnections(3).withWindow(10).outstanding()).isEqualTo(30);
    }
}
