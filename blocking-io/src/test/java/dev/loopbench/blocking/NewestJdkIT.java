package dev.loopbench.blocking;

import dev.loopbench.core.transport.NewestJdkContract;

class NewestJdkIT extends NewestJdkContract {

    NewestJdkIT() {
        super(
                BlockingSocketTransportTest.class,
                BlockingChannelTransportTest.class,
                BlockingChannelOverUnixTest.class,
                VirtualThreadTransportTest.class,
                SystemPollerTransportTest.class,
                VirtualThreadOverUnixTest.class);
    }
}
