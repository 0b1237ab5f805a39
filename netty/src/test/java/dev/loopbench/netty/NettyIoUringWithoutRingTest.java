package dev.loopbench.netty;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;
import dev.loopbench.netty.io.BufferRingChoice;

/** The variant in which each receive brings a buffer of its channel's own. */
class NettyIoUringWithoutRingTest extends TransportContract {

    @Override
    public Transport transport() {
        return new NettyIoUringTransport(BufferRingChoice.of("test", "none", "none", true, true));
    }
}
