package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.BlockingConnection;
import dev.loopbench.blocking.connection.Buffers;
import dev.loopbench.blocking.connection.Pump;
import dev.loopbench.blocking.connection.ServedConnection;
import dev.loopbench.blocking.connection.Sockets;
import dev.loopbench.blocking.connection.Sockets.BlockingListener;
import dev.loopbench.blocking.thread.EndThreads;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A blocking transport with one thread for both ends: it writes, serves the other end, and reads what is there. */
final class ServedTransport extends OneThreadTransport {

    private final Sockets sockets;
    private final EndThreads.Kind kind;
    private @Nullable Served served;

    ServedTransport(BlockingTransport model, Sockets sockets, EndThreads.Kind kind) {
        super(model);
        this.sockets = sockets;
        this.kind = kind;
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        Served listening = new Served(sockets.listen(bind, settings), settings, accepted);
        served = listening;
        return listening;
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        Served listening = served;
        if (listening == null) {
            throw new IllegalStateException("the server comes first");
        }
        BlockingConnection both = listening.serve(sockets.connect(server, settings));
        try {
            ClientConnection connection = new ClientConnection(both, sessions.get(0), threads);
            BlockingClient.Dialer dialer = new BlockingClient.Dialer(sockets, server, settings, threads);
            BlockingClient client = new BlockingClient(dialer, List.of(connection), kind.of(threads));
            listening.client = client;
            return client;
        } catch (IOException e) {
            both.close();
            throw e;
        }
    }

    /** The server's end; its connection is driven by the client's thread. */
    private static final class Served implements Server {

        private final BlockingListener listener;
        private final SocketAddress address;
        private final SocketSettings settings;
        private final Supplier<? extends Session> accepted;
        private volatile Map<String, String> options = Map.of();
        private volatile @Nullable BlockingClient client;

        Served(BlockingListener listener, SocketSettings settings, Supplier<? extends Session> accepted)
                throws IOException {
            this.listener = listener;
            this.address = listener.address();
            this.settings = settings;
            this.accepted = accepted;
        }

        /** Accepts the connection that has been opened at the near end, which is closed if that fails. */
        BlockingConnection serve(BlockingConnection near) throws IOException {
            try {
                BlockingConnection far = listener.accept();
                far.configure(settings);
                options = far.options();
                return new ServedConnection(near, far, new Pump(far, accepted.get(), Buffers.of(far)));
            } catch (IOException e) {
                near.close();
                throw e;
            }
        }

        @Override
        public SocketAddress address() {
            return address;
        }

        /** Of the thread that drives both ends; what accepts is of the same kind as what is accepted. */
        @Override
        public String implementation() {
            BlockingClient driving = client;
            return driving == null ? listener.implementation() : driving.implementation();
        }

        @Override
        public Map<String, String> socketOptions() {
            return options;
        }

        @Override
        public void close() throws IOException {
            BlockingClient driving = client;
            if (driving != null) {
                driving.close();
            }
            listener.close();
        }
    }
}
