package dev.loopbench.netty;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Completion;
import dev.loopbench.core.transport.SocketSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Drives all its sessions on one event loop; the caller of {@link #run} parks. */
final class NettyClient implements Client {

    private final IoKind kind;
    private final EventLoops loops;
    private final SocketAddress server;
    private final SocketSettings settings;

    // Replaced and never changed, since the loop may still be at the beginning of a run.
    private volatile List<Channel> connections = List.of();

    private volatile Completion current = new Completion(0);

    /** Why no run can succeed any more; belongs to the event loop. */
    private @Nullable Throwable broken;

    private NettyClient(IoKind kind, EventLoops loops, SocketAddress server, SocketSettings settings) {
        this.kind = kind;
        this.loops = loops;
        this.server = server;
        this.settings = settings;
    }

    /** @throws IOException when the event loop cannot be had or a connection is refused */
    static NettyClient connect(
            IoKind kind,
            SocketAddress server,
            SocketSettings settings,
            List<? extends Session> sessions,
            IoThreads threads)
            throws IOException {
        return connect(kind, server, settings, sessions, EventLoops.start(kind, threads));
    }

    /** The same on a loop that runs; it is closed with the client. */
    static NettyClient connect(
            IoKind kind,
            SocketAddress server,
            SocketSettings settings,
            List<? extends Session> sessions,
            EventLoops loops)
            throws IOException {
        NettyClient client = new NettyClient(kind, loops, server, settings);
        try {
            client.add(sessions);
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
        return client;
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        List<Channel> all = new ArrayList<>(connections);
        Rest rest = new Rest(loops.threads(), all.size() + sessions.size() == 1);
        for (Session session : sessions) {
            all.add(open(session, rest));
        }
        connections = all;
    }

    private Channel open(Session session, Rest rest) throws IOException {
        IoKind.Channels channels = kind.at(server);
        Bootstrap bootstrap = new Bootstrap()
                .group(loops.group())
                .channel(channels.connected())
                .handler(SessionHandler.resting(session, this::broke, rest));
        SocketOptions.apply(bootstrap, settings, server);
        ChannelFuture connected = bootstrap.connect(channels.take(server)).awaitUninterruptibly();
        if (!connected.isSuccess()) {
            throw new IOException(
                    "cannot connect to " + server + ": " + connected.cause().getMessage(), connected.cause());
        }
        loops.add(connected.channel());
        return connected.channel();
    }

    @Override
    public void run(Duration limit) throws IOException {
        Completion run = new Completion(connections.size());
        current = run;
        try {
            loops.group().execute(() -> begin(run));
        } catch (RejectedExecutionException e) {
            throw new IOException("the client was closed", e);
        }
        run.await(limit);
    }

    private void begin(Completion run) {
        if (broken != null) {
            run.failed(broken);
            return;
        }
        for (Channel connection : connections) {
            connection.pipeline().fireUserEventTriggered(run);
        }
    }

    private void broke(Throwable cause) {
        if (broken == null) {
            broken = described(cause);
            current.failed(broken);
        }
    }

    private Throwable described(Throwable cause) {
        if (loops.isClosing()) {
            return new IOException("the client was closed", cause);
        }
        if (cause instanceof IOException) {
            return new IOException("the server closed the connection: " + cause.getMessage(), cause);
        }
        return cause;
    }

    @Override
    public String implementation() {
        return kind.implementation(connections.get(0));
    }

    @Override
    public Map<String, String> socketOptions() {
        return loops.connection()
                .map(connection -> SocketOptions.read(connection, kind))
                .orElse(Map.of());
    }

    @Override
    public void close() {
        loops.close();
        // The loop may have ended before it could begin a run.
        current.failed(new IOException("the client was closed"));
    }
}
