package dev.loopbench.nio;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.UnixTransportContract;

class NioSelectOverUnixTest extends UnixTransportContract {

    @Override
    public Transport transport() {
        return new NioSelectTransport();
    }
}
