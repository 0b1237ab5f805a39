package dev.loopbench.core.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;

/** The common base of the parts of the contract. */
interface TransportUnderTest {

    /** A new instance of the transport. */
    Transport transport();

    /** Where the next server is to listen. */
    default SocketAddress bind() {
        return Ends.loopback();
    }

    /** Both ends, connected. */
    default Ends open(Load load) throws IOException {
        return Ends.open(transport(), bind(), load, SocketSettings.defaults());
    }

    /** How long a run may take that is expected to come to its end. */
    default Duration limit() {
        return Duration.ofSeconds(10);
    }
}
