package dev.loopbench.nio;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;

class NioSelectTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new NioSelectTransport();
    }
}
