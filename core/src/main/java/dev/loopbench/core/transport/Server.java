package dev.loopbench.core.transport;

import java.net.SocketAddress;

/** The accepting end: gives every accepted connection a session of its own and drives it until the peer closes. */
public interface Server extends Endpoint {

    /** Where it listens: over TCP the port that the kernel chose, over Unix domain sockets the file. */
    SocketAddress address();
}
