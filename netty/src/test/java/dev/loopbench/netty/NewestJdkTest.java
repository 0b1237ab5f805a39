package dev.loopbench.netty;

import dev.loopbench.core.transport.NewestJdkContract;

class NewestJdkTest extends NewestJdkContract {

    NewestJdkTest() {
        super(
                NettyNioTransportTest.class,
                NettyEpollTransportTest.class,
                NettyIoUringTransportTest.class,
                NettyKQueueTransportTest.class);
    }
}
