package dev.loopbench.nio.connection;

import java.io.EOFException;

/** The peer has closed the connection: how each of them ends at a server. So it bears no trace, which takes as long as a close. */
final class PeerClosedException extends EOFException {

    private static final long serialVersionUID = 1L;

    PeerClosedException() {
        super("the peer closed the connection");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
