package dev.loopbench.nio;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.UnixTransportContract;
import dev.loopbench.nio.spin.NioSpinTransport;

class NioSpinOverUnixTest extends UnixTransportContract {

    @Override
    public Transport transport() {
        return new NioSpinTransport();
    }
}
