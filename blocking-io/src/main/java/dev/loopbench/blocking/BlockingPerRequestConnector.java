package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.BlockingConnection;
import dev.loopbench.blocking.connection.Buffers;
import dev.loopbench.blocking.connection.Pump;
import dev.loopbench.blocking.connection.Sockets;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.socket.Rotation;
import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session of cycles, and one connection at a time. */
final class BlockingPerRequestConnector extends ClientWorker {

    private final Sockets sockets;
    private final Rotation servers;
    private final SocketSettings settings;
    private final CycleSession session;
    private @Nullable Buffers buffers;
    private volatile @Nullable Closeable opening;
    private volatile boolean closed;
    private volatile Map<String, String> options = Map.of();
    private volatile @Nullable String implementation;

    BlockingPerRequestConnector(Sockets sockets, Rotation servers, SocketSettings settings, CycleSession session) {
        this.sockets = sockets;
        this.servers = servers;
        this.settings = settings;
        this.session = session;
    }

    @Override
    void converse() throws IOException {
        while (session.next()) {
            cycle(servers.next());
        }
    }

    private void cycle(SocketAddress server) throws IOException {
        BlockingConnection link = connect(server);
        try {
            session.connected();
            inspect(link);
            converse(new Pump(link, session, buffers(link)), session);
        } catch (IOException | RuntimeException e) {
            link.close();
            throw e;
        }
        session.closing();
        link.close();
        session.closed();
    }

    private BlockingConnection connect(SocketAddress server) throws IOException {
        try {
            return sockets.connect(server, settings, this::begin);
        } catch (IOException e) {
            throw new IOException("cannot connect to " + server + ": " + e.getMessage(), e);
        }
    }

    /** From here on whoever closes this closes the socket, too; it may have done so a moment ago. */
    private void begin(Closeable socket) throws IOException {
        opening = socket;
        if (closed) {
            throw new IOException("the client was closed");
        }
    }

    private Buffers buffers(BlockingConnection link) {
        Buffers own = buffers;
        if (own == null) {
            own = Buffers.of(link);
            buffers = own;
        }
        return own;
    }

    /** Reads off the first connection what all of them are. */
    private void inspect(BlockingConnection link) throws IOException {
        if (implementation == null) {
            options = link.options();
            implementation = link.implementation();
        }
    }

    @Override
    Map<String, String> options() {
        return options;
    }

    @Override
    Optional<String> implementation() {
        return Optional.ofNullable(implementation);
    }

    /** Closes the connection that is open or being opened, and no other is opened; its thread is ended by an interrupt. */
    @Override
    public void close() throws IOException {
        closed = true;
        Closeable last = opening;
        if (last != null) {
            last.close();
        }
    }
}
