package dev.loopbench.core.transport;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** A thread that accepts, and one for each connection. */
final class ReferenceServer implements Server {

    private final ServerSocket listener = new ServerSocket();
    private final SocketAddress address;
    private final SocketSettings settings;
    private final Supplier<? extends Session> accepted;
    private final ThreadFactory factory;
    private final List<ReferenceConnection> connections = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> options = Map.of();

    ReferenceServer(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        this.settings = settings;
        this.accepted = accepted;
        this.factory = threads.factory("io");
        if (settings.receiveBuffer().isPresent()) {
            listener.setReceiveBufferSize(settings.receiveBuffer().getAsInt());
        }
        listener.bind(bind, settings.backlog());
        address = listener.getLocalSocketAddress();
        start(this::accept);
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    public String implementation() {
        return connections.get(0).implementation();
    }

    @Override
    public Map<String, String> socketOptions() {
        return options;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Joining.join(List.of(threads.get(0)));
        for (ReferenceConnection connection : connections) {
            connection.close();
        }
        threads.forEach(Thread::interrupt);
        Joining.join(threads);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                ReferenceConnection.configure(socket, settings);
                ReferenceConnection connection = new ReferenceConnection(socket, accepted.get());
                options = connection.options();
                connections.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException e) {
            // The listener was closed.
            assert listener.isClosed() : e;
        }
    }

    private static void serve(ReferenceConnection connection) {
        try (connection) {
            connection.converse();
        } catch (IOException | RuntimeException e) {
            // Ends this connection; the client's side tells.
            assert e.getMessage() != null : e;
        }
    }

    private void start(Runnable body) {
        Thread thread = factory.newThread(body);
        threads.add(thread);
        thread.start();
    }
}
