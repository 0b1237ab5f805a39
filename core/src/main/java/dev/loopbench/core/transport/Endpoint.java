package dev.loopbench.core.transport;

import java.io.IOException;
import java.util.Map;

/** The common part of both ends of a transport. */
public interface Endpoint extends AutoCloseable {

    /**
     * The mechanism that moves the bytes, read off the live objects (the channel's class, the event loop's kind), never a constant:
     * it is compared with {@link Transport#implementation(dev.loopbench.core.address.AddressFamily)} in every fork, so
     * that nothing is substituted in silence.
     */
    String implementation();

    /**
     * The socket options in effect on a connection of this end: name as in {@link java.net.StandardSocketOptions} →
     * value; those that its kind of socket has. Empty on a server that has accepted no connection yet.
     */
    Map<String, String> socketOptions();

    /**
     * Closes every socket, unblocks whoever waits in this end, and ends its I/O threads before it returns. May be
     * called more than once and from any thread but the end's own I/O threads.
     */
    @Override
    void close() throws IOException;
}
