package dev.loopbench.netty;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;
import dev.loopbench.netty.io.BufferRing;

class NettyIoUringTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new NettyIoUringTransport();
    }

    /** A receive fills one buffer of the ring. */
    @Override
    public int largestRead() {
        return BufferRing.parse(NettyIoUringTransport.USUAL_RING).orElseThrow().bytes();
    }
}
