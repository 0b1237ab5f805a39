package dev.loopbench.core.transport;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion.StalledException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The connecting end: one open connection for each of its sessions, kept or opened anew for each request. */
public interface Client extends Endpoint {

    /**
     * Drives every session until it is finished, on the client's own I/O threads; the caller parks. Called again for
     * each slice and probe pair; never by two threads at once.
     *
     * @param limit when to give up
     * @throws StalledException when a session was not finished within the limit
     * @throws IOException when a connection broke or could not be opened, or the client was closed
     * @throws dev.loopbench.core.frame.ProtocolException when a peer's bytes were wrong
     */
    void run(Duration limit) throws IOException;

    /**
     * Opens one more connection for each of these sessions, in their order, between two runs; returns when all are
     * established. Whoever opens many connections adds them in batches that the server's listen queue can hold.
     */
    void add(List<? extends Session> sessions) throws IOException;
}
