package dev.loopbench.blocking;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Completion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Each connection has a thread that drives its session through every run, and waits between two of them. */
final class BlockingClient implements Client {

    private final List<ClientConnection> connections;
    private final Dialer dialer;
    private final EndThreads threads;
    private final Map<String, String> options;
    private volatile Completion current = new Completion(0);
    private volatile boolean closed;

    /**
     * @param dialer opens further connections
     * @param connections the first ones
     */
    BlockingClient(Dialer dialer, List<ClientConnection> connections, EndThreads threads) throws IOException {
        this.dialer = dialer;
        this.connections = new ArrayList<>(connections);
        this.threads = threads;
        this.options = connections.isEmpty() ? Map.of() : connections.get(0).options();
        start(connections);
    }

    private void start(List<ClientConnection> opened) throws IOException {
        for (ClientConnection connection : opened) {
            threads.start("connection", connection);
            connection.sender().ifPresent(sender -> threads.start("sender", sender));
        }
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        List<ClientConnection> opened = dialer.open(sessions);
        connections.addAll(opened);
        start(opened);
    }

    @Override
    public void run(Duration limit) throws IOException {
        Completion completion = new Completion(connections.size());
        current = completion;
        if (closed) {
            completion.failed(closedException());
        }
        for (ClientConnection connection : connections) {
            connection.run(completion);
        }
        completion.await(limit);
    }

    @Override
    public String implementation() {
        return (connections.isEmpty() ? "no connection" : connections.get(0).implementation()) + " on "
                + threads.implementation();
    }

    @Override
    public Map<String, String> socketOptions() {
        return options;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        current.failed(closedException());
        for (ClientConnection connection : connections) {
            connection.close();
        }
        threads.close();
    }

    private static IOException closedException() {
        return new IOException("the client was closed");
    }
}
