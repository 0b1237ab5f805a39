package dev.loopbench.nio.async;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;

public class NioAsyncTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new NioAsyncTransport();
    }

    /** Any thread of the group takes whatever is ready. */
    @Override
    public boolean spreadsConnections() {
        return false;
    }
}
