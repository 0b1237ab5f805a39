package dev.loopbench.blocking;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.UnixTransportContract;

class VirtualThreadOverUnixTest extends UnixTransportContract {

    @Override
    public Transport transport() {
        return new VirtualThreadTransport();
    }
}
