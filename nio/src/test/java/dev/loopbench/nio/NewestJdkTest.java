package dev.loopbench.nio;

import dev.loopbench.core.transport.NewestJdkContract;

class NewestJdkTest extends NewestJdkContract {

    NewestJdkTest() {
        super(NioSelectTransportTest.class, NioSpinTransportTest.class, NioAsyncTransportTest.class);
    }
}
