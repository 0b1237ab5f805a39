package dev.loopbench.nio.async;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.NioBuffers.SpareNioBuffers;
import dev.loopbench.nio.connection.ServerLog;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accepts by completion handler; whatever is accepted belongs to the group and its thread. */
final class NioAsyncServer
        implements Server, CompletionHandler<AsynchronousSocketChannel, AsynchronousServerSocketChannel> {

    private final AsyncGroup group;
    private final HandlerOffloads handOffs;
    private final AsynchronousServerSocketChannel listener;
    private final SocketAddress address;
    private final SocketSettings settings;
    private final Supplier<? extends Session> sessions;
    private final SpareNioBuffers spare = new SpareNioBuffers();
    private volatile @Nullable AsynchronousSocketChannel accepted;
    private volatile Map<String, String> socketOptions = Map.of();

    private NioAsyncServer(
            SocketAddress bind,
            SocketSettings settings,
            Supplier<? extends Session> sessions,
            AsyncGroup group,
            HandlerOffloads handOffs)
            throws IOException {
        this.group = group;
        this.handOffs = handOffs;
        this.settings = settings;
        this.sessions = sessions;
        listener = bind(bind);
        address = listener.getLocalAddress();
    }

    private AsynchronousServerSocketChannel bind(SocketAddress bind) throws IOException {
        AsynchronousServerSocketChannel bound = AsynchronousServerSocketChannel.open(group.group());
        SocketChannels.configureListener(bound, settings);
        return bound.bind(bind, settings.backlog());
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        AsynchronousServerSocketChannel bound = bind(bind);
        bound.accept(bound, this);
        return bound.getLocalAddress();
    }

    /** Takes over the group. */
    static NioAsyncServer listen(
            SocketAddress bind,
            SocketSettings settings,
            Supplier<? extends Session> sessions,
            AsyncGroup group,
            IoThreads threads)
            throws IOException {
        try {
            NioAsyncServer server = new NioAsyncServer(bind, settings, sessions, group, new HandlerOffloads(threads));
            server.listener.accept(server.listener, server);
            return server;
        } catch (Throwable cause) {
            Closing.after(cause, List.of(group));
            throw cause;
        }
    }

    /** A connection was accepted. */
    @Override
    public void completed(AsynchronousSocketChannel channel, AsynchronousServerSocketChannel bound) {
        serve(channel);
        bound.accept(bound, this);
    }

    /** Nothing can be accepted any more: because the server was closed, or else by a failure. */
    @Override
    public void failed(Throwable cause, AsynchronousServerSocketChannel bound) {
        if (!group.isShutDown()) {
            Closing.after(cause, List.of(group::shutDown));
            ServerLog.broken(cause);
        }
    }

    private void serve(AsynchronousSocketChannel channel) {
        try {
            SocketChannels.configure(channel, settings);
            if (accepted == null) {
                socketOptions = SocketChannels.options(channel);
                accepted = channel;
            }
            AsyncConnection connection = new AsyncConnection(channel, sessions.get(), spare, ServerLog::lost, () -> {});
            connection.handOff(handOffs);
            connection.read();
        } catch (Throwable cause) {
            Closing.after(cause, List.of(channel));
            ServerLog.lost(cause);
        }
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    public String implementation() {
        AsynchronousSocketChannel connection = accepted;
        return group.implementation(connection == null ? listener.provider() : connection.provider());
    }

    @Override
    public Map<String, String> socketOptions() {
        return socketOptions;
    }

    @Override
    public void close() throws IOException {
        handOffs.close();
        group.close();
    }
}
