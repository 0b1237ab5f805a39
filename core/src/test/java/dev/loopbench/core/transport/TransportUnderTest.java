package dev.loopbench.core.transport;

import java.time.Duration;

/** What the parts of the contract have in common. */
interface TransportUnderTest {

    /** A new instance of the transport. */
    Transport transport();

    /** How long a run may take that is expected to come to its end. */
    default Duration limit() {
        return Duration.ofSeconds(10);
    }
}
