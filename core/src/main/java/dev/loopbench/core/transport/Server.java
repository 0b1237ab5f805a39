package dev.loopbench.core.transport;

import java.io.IOException;
import java.net.SocketAddress;

/** The accepting end: gives every accepted connection a session of its own and drives it until the peer closes. */
public interface Server extends Endpoint {

    /** Where it listens: over TCP the port that the kernel chose, over Unix domain sockets the file. */
    SocketAddress address();

    /**
     * Listens at one more address, too, on the same I/O threads: a client that opens connection after connection needs more
     * addresses to connect to than one has ports to connect from.
     *
     * @param bind a loopback address with port 0
     * @return where it listens
     * @throws IOException when it cannot, or never does
     */
    default SocketAddress alsoListen(SocketAddress bind) throws IOException {
        throw new IOException("this server listens at one address only");
    }

    /**
     * Stops using processor time until {@link #resume}: a server that spins blocks in the kernel. Nothing is sent to it
     * meanwhile. A server that waits for bytes in the kernel has nothing to do here. May be called more than once.
     */
    default void park() {}

    /** Serves again; on return or soon after. May be called more than once. */
    default void resume() {}
}
