package dev.loopbench.nio.select;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;

public class NioSelectTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new NioSelectTransport();
    }
}
