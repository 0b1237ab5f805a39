package dev.loopbench.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.server.InProcessServer.PeerFailures;
import org.junit.jupiter.api.Test;

class PeerFailuresTest {

    @Test
    void keepsTheFirstOnes() {
        PeerFailures failures = new PeerFailures();
        for (int i = 0; i < 10 * PeerFailures.MOST; i++) {
            failures.add(new ProtocolException("fault " + i));
        }

        assertThat(failures.texts()).hasSize(PeerFailures.MOST).startsWith("fault 0", "fault 1");
    }
}
