package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.Sockets;
import dev.loopbench.blocking.thread.EndThreads;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Each session has a thread that drives it through every run, and waits between two of them. */
final class BlockingClient implements Client {

    private final List<ClientWorker> workers;
    private final Dialer dialer;
    private final EndThreads threads;
    private final Map<String, String> options;
    private volatile Completion current = new Completion(0);
    private volatile boolean closed;

    /**
     * @param dialer opens further connections
     * @param workers of the first connections, and of sessions of cycles
     */
    BlockingClient(Dialer dialer, List<? extends ClientWorker> workers, EndThreads threads) throws IOException {
        this.dialer = dialer;
        this.workers = new ArrayList<>(workers);
        this.threads = threads;
        this.options = workers.isEmpty() ? Map.of() : workers.get(0).options();
        start(workers);
    }

    private void start(List<? extends ClientWorker> opened) throws IOException {
        for (ClientWorker worker : opened) {
            threads.start("connection", worker);
            worker.sender().ifPresent(sender -> threads.start("sender", sender));
        }
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        List<ClientConnection> opened = dialer.open(sessions);
        workers.addAll(opened);
        start(opened);
    }

    @Override
    public void run(Duration limit) throws IOException {
        Completion completion = new Completion(workers.size());
        current = completion;
        if (closed) {
            completion.failed(closedException());
        }
        for (ClientWorker worker : workers) {
            worker.run(completion);
        }
        completion.await(limit);
    }

    @Override
    public String implementation() {
        String connections = workers.stream()
                .flatMap(worker -> worker.implementation().stream())
                .distinct()
                .collect(Collectors.joining(" and "));
        return (connections.isEmpty() ? "no connection" : connections) + " on " + threads.implementation();
    }

    @Override
    public Map<String, String> socketOptions() {
        return options;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        current.failed(closedException());
        for (ClientWorker worker : workers) {
            worker.close();
        }
        threads.close();
    }

    private static IOException closedException() {
        return new IOException("the client was closed");
    }

    /** Opens a client's connections. */
    record Dialer(Sockets sockets, SocketAddress server, SocketSettings settings, IoThreads threads) {

        /** One established connection for each session; all or none. */
        List<ClientConnection> open(List<? extends Session> sessions) throws IOException {
            List<ClientConnection> connections = new ArrayList<>();
            try {
                for (Session session : sessions) {
                    connections.add(new ClientConnection(sockets.connect(server, settings), session, threads));
                }
                return connections;
            } catch (IOException e) {
                for (ClientConnection connection : connections) {
                    connection.close();
                }
                throw e;
            }
        }
    }
}
