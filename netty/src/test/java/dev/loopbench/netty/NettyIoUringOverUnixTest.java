package dev.loopbench.netty;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.UnixTransportContract;

class NettyIoUringOverUnixTest extends UnixTransportContract {

    @Override
    public Transport transport() {
        return new NettyIoUringTransport();
    }
}
