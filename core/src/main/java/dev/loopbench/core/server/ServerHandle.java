package dev.loopbench.core.server;

import java.io.IOException;

/** A server under command: in a process of its own, or in this one. */
public interface ServerHandle extends AutoCloseable {

    /**
     * What the server says of itself now.
     *
     * @throws IOException when it does not answer
     */
    ServerReport report() throws IOException;

    /** Ends the server; returns when it is gone. May be called more than once. */
    @Override
    void close() throws IOException;
}
