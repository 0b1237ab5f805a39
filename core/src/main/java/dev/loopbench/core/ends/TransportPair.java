package dev.loopbench.core.ends;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Transport;

/**
 * The transports of a fork's ends.
 *
 * @param client the client's
 * @param server the server's, mostly the same
 */
record TransportPair(Transport client, Transport server) {

    /** Whether both ends wait in the kernel for what comes next; else one of them spins. */
    boolean bothWait() {
        return waits(client) && waits(server);
    }

    boolean serverWaits() {
        return waits(server);
    }

    private static boolean waits(Transport transport) {
        return transport.floor().map(Floor::waits).orElse(true);
    }
}
