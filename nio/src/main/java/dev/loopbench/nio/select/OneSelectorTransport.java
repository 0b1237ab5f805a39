package dev.loopbench.nio.select;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.NioBuffers;
import dev.loopbench.nio.connection.NioConnection;
import dev.loopbench.nio.connection.NioDialer;
import dev.loopbench.nio.connection.NioListener;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code nio-select} with one selector for both ends: its loop finds one of them ready each time it comes round. */
final class OneSelectorTransport extends OneThreadTransport {

    private @Nullable Served served;

    OneSelectorTransport(NioSelectTransport model) {
        super(model);
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        Served listening = new Served(NioListener.open(bind, settings, accepted));
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
        NioDialer dialer = new NioDialer(server, settings);
        List<NioConnection> near = dialer.open(sessions, NioBuffers.ofLoop());
        try {
            NioSelectClient client = NioSelectClient.drive(dialer, near, List.of(listening.accept()), threads);
            listening.client = client;
            return client;
        } catch (Throwable cause) {
            Closing.after(cause, near);
            throw cause;
        }
    }

    /** The server's end; its connection is driven by the client's loop. */
    private static final class Served implements Server {

        private final NioListener listener;
        private volatile @Nullable NioSelectClient client;

        Served(NioListener listener) {
            this.listener = listener;
        }

        /** The connection that has been opened. */
        NioConnection accept() throws IOException {
            listener.channel().configureBlocking(true);
            NioConnection connection = listener.accept(NioBuffers.ofLoop());
            if (connection == null) {
                throw new IOException("the connection could not be set up");
            }
            return connection;
        }

        @Override
        public SocketAddress address() {
            return listener.address();
        }

        @Override
        public String implementation() {
            NioSelectClient driving = client;
            return driving == null ? "no selector yet" : driving.implementation(listener.sample());
        }

        @Override
        public Map<String, String> socketOptions() {
            return listener.socketOptions();
        }

        @Override
        public void close() throws IOException {
            NioSelectClient driving = client;
            if (driving != null) {
                driving.close();
            }
            listener.close();
        }
    }
}
