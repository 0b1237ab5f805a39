package dev.loopbench.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.nio.async.NioAsyncTransport;
import dev.loopbench.nio.select.NioSelectTransport;
import dev.loopbench.nio.spin.NioSpinTransport;
import org.junit.jupiter.api.Test;

class NioAvailabilityTest {

    @Test
    void asynchronousChannelsHaveNoUnixDomainSockets() {
        Setting overUnix = new Setting(
                Placement.FREE,
                2,
                false,
                Traffic.of(new MessageShape(64, 64), 1, 1).over(AddressFamily.UNIX));

        assertThat(new NioAsyncTransport().availability(overUnix).reason())
                .hasValue("AsynchronousSocketChannel is not over Unix domain sockets");
        assertThat(new NioSelectTransport().availability(overUnix).isAvailable())
                .isTrue();
        assertThat(new NioSpinTransport().availability(overUnix).isAvailable()).isTrue();
    }
}
