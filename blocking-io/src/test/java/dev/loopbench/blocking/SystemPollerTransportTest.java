package dev.loopbench.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.TransportContract;
import org.junit.jupiter.api.Test;

class SystemPollerTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new SystemPollerTransport();
    }

    @Test
    void differsFromTheOtherByTheModeOfItsPollersAlone() {
        assertThat(new SystemPollerTransport().jvmArguments())
                .containsAll(new VirtualThreadTransport().jvmArguments())
                .contains("-Djdk.pollerMode=1")
                .hasSize(new VirtualThreadTransport().jvmArguments().size() + 1);
    }
}
