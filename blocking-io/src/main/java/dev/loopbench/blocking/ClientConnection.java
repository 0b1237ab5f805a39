package dev.loopbench.blocking;

import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A connection that is kept, and its session. */
final class ClientConnection extends ClientWorker {

    private final Link link;
    private final Session session;
    private final Pump pump;

    ClientConnection(Link link, Session session) {
        this.link = link;
        this.session = session;
        this.pump = new Pump(link, session, Buffers.of(link));
    }

    @Override
    void converse() throws IOException {
        converse(pump, session);
    }

    @Override
    Map<String, String> options() throws IOException {
        return link.options();
    }

    @Override
    Optional<String> implementation() {
        return Optional.of(link.implementation());
    }

    /** Closes the connection; its thread is ended by an interrupt. */
    @Override
    public void close() throws IOException {
        link.close();
    }
}
