package dev.loopbench.nio;

import dev.loopbench.core.transport.NewestJdkContract;

class NewestJdkIT extends NewestJdkContract {

    NewestJdkIT() {
        super(
                NioSelectTransportTest.class,
                NioSelectOverUnixTest.class,
                NioSpinTransportTest.class,
                NioSpinOverUnixTest.class,
                NioAsyncTransportTest.class);
    }
}
