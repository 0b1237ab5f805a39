package dev.loopbench.blocking;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;

class BlockingSocketTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new BlockingSocketTransport();
    }

    /** The JDK's sockets copy through a buffer of 128 KiB, however much is asked for. */
    @Override
    public int largestRead() {
        return 128 * 1024;
    }
}
