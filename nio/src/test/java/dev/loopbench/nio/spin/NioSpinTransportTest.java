package dev.loopbench.nio.spin;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;

public class NioSpinTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new NioSpinTransport();
    }
}
