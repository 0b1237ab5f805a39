package dev.loopbench.blocking.connection;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;

/** A bound socket that accepts connections. One thread accepts; any may close. */
public interface BlockingListener extends Closeable {

    /** Blocks until a connection has come; its options have not been set yet. */
    BlockingConnection accept() throws IOException;

    /** Where it is bound. */
    SocketAddress address() throws IOException;

    /** The mechanism that moves the bytes of the connections that it accepts, read off the live socket. */
    String implementation();
}
