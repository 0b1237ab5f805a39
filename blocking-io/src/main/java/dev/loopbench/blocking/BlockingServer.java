package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.BlockingConnection;
import dev.loopbench.blocking.connection.Buffers;
import dev.loopbench.blocking.connection.Buffers.SpareBuffers;
import dev.loopbench.blocking.connection.Pump;
import dev.loopbench.blocking.connection.Sockets;
import dev.loopbench.blocking.connection.Sockets.BlockingListener;
import dev.loopbench.blocking.thread.EndThreads;
import dev.loopbench.core.session.Handler;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thread at each listener accepts, and each connection has one that reads and answers. */
final class BlockingServer implements Server {

    private static final System.Logger LOG = System.getLogger(BlockingServer.class.getName());

    private final BlockingListener listener;
    private final Sockets sockets;
    private final SocketAddress address;
    private final SocketSettings settings;
    private final Supplier<? extends Session> accepted;
    private final EndThreads threads;
    private final SpareBuffers spare = new SpareBuffers();
    private final List<BlockingListener> listeners = new ArrayList<>();
    private final Set<BlockingConnection> links = new HashSet<>();
    private volatile @Nullable String accepting;
    private volatile Map<String, String> options = Map.of();
    private boolean closed;

    BlockingServer(
            Sockets sockets,
            SocketAddress bind,
            SocketSettings settings,
            Supplier<? extends Session> accepted,
            EndThreads threads)
            throws IOException {
        this.listener = sockets.listen(bind, settings);
        this.sockets = sockets;
        this.address = listener.address();
        this.settings = settings;
        this.accepted = accepted;
        this.threads = threads;
        start(listener);
    }

    private void start(BlockingListener bound) {
        synchronized (links) {
            listeners.add(bound);
            threads.start("acceptor", () -> accept(bound));
        }
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        BlockingListener bound = sockets.listen(bind, settings);
        start(bound);
        return bound.address();
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    public String implementation() {
        String connection = accepting;
        return (connection == null ? listener.implementation() : connection) + " on " + threads.implementation();
    }

    @Override
    public Map<String, String> socketOptions() {
        return options;
    }

    @Override
    public void close() throws IOException {
        List<Closeable> open = new ArrayList<>();
        synchronized (links) {
            closed = true;
            open.addAll(listeners);
            open.addAll(links);
        }
        for (Closeable socket : open) {
            socket.close();
        }
        threads.close();
    }

    private void accept(BlockingListener bound) {
        try (bound) {
            while (admit(bound.accept())) {}
        } catch (IOException e) {
            synchronized (links) {
                if (!closed) {
                    throw new UncheckedIOException("no connection can be accepted any more", e);
                }
            }
        }
    }

    private boolean admit(BlockingConnection link) throws IOException {
        synchronized (links) {
            if (closed) {
                link.close();
                return false;
            }
            links.add(link);
            threads.serve("connection", () -> serve(link));
            return true;
        }
    }

    private void serve(BlockingConnection link) {
        Buffers buffers = spare.take(link);
        try (link) {
            link.configure(settings);
            inspect(link);
            Session session = accepted.get();
            Pump pump = new Pump(link, session, buffers);
            Optional<Handler> handler = session.handler();
            while (pump.receive()) {
                pump.send();
                if (handler.isPresent()) {
                    handle(handler.get(), pump);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Ends this connection only; its client notices and says so.
            LOG.log(System.Logger.Level.DEBUG, "closed a connection", e);
        } finally {
            spare.giveBack(buffers);
            synchronized (links) {
                links.remove(link);
            }
        }
    }

    /** Handles what has come on the connection's own thread, which may block. */
    private static void handle(Handler handler, Pump pump) throws IOException {
        while (handler.due()) {
            handler.handle();
            handler.handled();
            pump.send();
        }
    }

    /** Reads off the first connection what all of them are. */
    private void inspect(BlockingConnection link) throws IOException {
        if (accepting == null) {
            options = link.options();
            accepting = link.implementation();
        }
    }
}
