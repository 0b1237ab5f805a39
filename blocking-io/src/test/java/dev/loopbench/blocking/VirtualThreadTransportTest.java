package dev.loopbench.blocking;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;

class VirtualThreadTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new VirtualThreadTransport();
    }
}
