package dev.loopbench.service.client;

import dev.loopbench.service.protocol.ErrorKind;
import java.io.IOException;

/** The client of one target. One thread at a time commands it. */
public interface ServiceClient extends AutoCloseable {

    /**
     * Opens all connections anew; those that were open are closed first.
     *
     * @throws IOException when a connection cannot be opened, with a message for people
     */
    void connect() throws IOException;

    /**
     * Sends requests for that long and waits for the replies that are outstanding then.
     *
     * @param nanos how long; an open loop that is behind at the end of its turn goes on until it has caught up, at most as long again
     *     and a second
     */
    TurnResult turn(long nanos) throws InterruptedException;

    /** Adds what was recorded since the last call to {@code into} and forgets it. Not during a turn. */
    void drainTo(Latencies into);

    /** The errors so far. */
    Errors errors();

    /** Closes all connections. */
    @Override
    void close();

    /** A connection that could not be opened; the message is for people. */
    final class ConnectionFailure extends IOException {

        private static final long serialVersionUID = 1L;

        private final ErrorKind kind;

        /** @param detail one line */
        public ConnectionFailure(ErrorKind kind, String detail) {
            super(detail);
            this.kind = kind;
        }

        /** The kind of error. */
        public ErrorKind kind() {
            return kind;
        }
    }
}
