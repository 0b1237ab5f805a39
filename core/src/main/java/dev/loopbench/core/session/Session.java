package dev.loopbench.core.session;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import java.util.Optional;

/**
 * One end of one connection, without I/O: what to send, what to expect, what to record.
 *
 * <p>A transport owns the socket and moves bytes between it and the session. Both ends of a connection are sessions,
 * so that every I/O model does the same work per message and only the I/O is compared. The two halves are apart
 * because a blocking transport may need a thread for each direction.
 *
 * <p>A session is used by one I/O thread at a time; a hand-over between threads must be ordered by the transport.
 */
public interface Session {

    /** The receiving half. */
    Inbound in();

    /** The sending half. */
    Outbound out();

    /**
     * Whether this end has nothing left to send or to wait for. A client's session becomes unfinished again when it is
     * given more to do between two runs; a server's session never finishes by itself.
     */
    boolean finished();

    /** The work that blocks between a request and its answer, at a server's end; empty where there is none. */
    default Optional<Handler> handler() {
        return Optional.empty();
    }

    /**
     * Whether it may have something to send by itself, at a time that {@link Outbound#wakeAt} names, while it waits for
     * input: a transport that blocks in a read then needs a thread for each direction. Always the same for one session,
     * whose two halves then bear to be used by two threads at once.
     */
    default boolean sendsWhileReceiving() {
        return false;
    }

    /** Is notified of a session that is {@link Session#finished finished}, on the thread that found it so. */
    @FunctionalInterface
    interface SessionListener {

        /** One session has finished. */
        void finished();
    }
}
