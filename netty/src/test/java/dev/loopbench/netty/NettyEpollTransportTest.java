package dev.loopbench.netty;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;

class NettyEpollTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new NettyEpollTransport();
    }
}
