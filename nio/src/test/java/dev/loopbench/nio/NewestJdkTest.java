package dev.loopbench.nio;

import dev.loopbench.core.transport.NewestJdkContract;

class NewestJdkTest extends NewestJdkContract {

    NewestJdkTest() {
        super(
                NioSelectTransportTest.class,
                NioSelectOverUnixTest.class,
                NioSpinTransportTest.class,
                NioSpinOverUnixTest.class,
                NioAsyncTransportTest.class);
    }
}
