package dev.loopbench.blocking;

import dev.loopbench.core.transport.NewestJdkContract;

class NewestJdkTest extends NewestJdkContract {

    NewestJdkTest() {
        super(
                BlockingSocketTransportTest.class,
                BlockingChannelTransportTest.class,
                BlockingChannelOverUnixTest.class,
                VirtualThreadTransportTest.class,
                VirtualThreadOverUnixTest.class);
    }
}
