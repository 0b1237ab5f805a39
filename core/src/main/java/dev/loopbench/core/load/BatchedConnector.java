package dev.loopbench.core.load;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

/** Opens connections that are kept: many, but not so many at a time that a listen queue could lose one. */
record BatchedConnector(Transport transport, SocketAddress server, SocketSettings settings, IoThreads threads) {

    /** Connections that are opened before each is seen to be accepted: fewer than any kernel's listen queue holds. */
    private static final int SIZE = 128;

    /** Gives a probe pair to the session of that number. */
    @FunctionalInterface
    interface Assigning {
        void assign(int session, ProbePair probePair);
    }

    /**
     * One connection for each session.
     *
     * @param assigning to greet with
     */
    Client open(List<? extends Session> sessions, Assigning assigning) throws IOException {
        int opened = Math.min(SIZE, sessions.size());
        Client client = transport.connect(server, settings, sessions.subList(0, opened), threads);
        try {
            greet(client, sessions, 0, opened, assigning);
            while (opened < sessions.size()) {
                int next = Math.min(opened + SIZE, sessions.size());
                client.add(sessions.subList(opened, next));
                greet(client, sessions, opened, next, assigning);
                opened = next;
            }
            return client;
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * Has a control frame go there and back on each connection that was not used yet: who answers has accepted it, and has
     * its thread, if it has one, running. A single connection is used by the first probe pair.
     */
    private static void greet(Client client, List<? extends Session> sessions, int from, int to, Assigning assigning)
            throws IOException {
        if (sessions.size() > 1) {
            for (int session = from; session < to; session++) {
                assigning.assign(session, new ProbePair(() -> 0, false));
            }
            client.run(ClientLoad.LIMIT);
        }
    }
}
