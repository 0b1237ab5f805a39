package dev.loopbench.netty;

import dev.loopbench.core.transport.NewestJdkContract;

class NewestJdkIT extends NewestJdkContract {

    NewestJdkIT() {
        super(
                NettyNioTransportTest.class,
                NettyNioOverUnixTest.class,
                NettyEpollTransportTest.class,
                NettyEpollOverUnixTest.class,
                NettyIoUringTransportTest.class,
                NettyIoUringOverUnixTest.class,
                NettyKQueueTransportTest.class);
    }
}
