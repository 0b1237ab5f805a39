package dev.loopbench.nio;

import dev.loopbench.core.transport.NewestJdkContract;
import dev.loopbench.nio.async.NioAsyncTransportTest;
import dev.loopbench.nio.select.NioSelectTransportTest;
import dev.loopbench.nio.spin.NioSpinTransportTest;

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
