package dev.loopbench.netty;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.socket.Rotation;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.netty.io.EventLoops;
import dev.loopbench.netty.io.EventLoops.NettyIdleStrategy;
import dev.loopbench.netty.io.IoKind;
import dev.loopbench.netty.io.SocketOptions;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drives all its sessions on one event loop; the caller of {@link #run} parks. */
final class NettyClient implements Client {

    private final IoKind kind;
    private final EventLoops loops;
    private final SocketAddress server;
    private final SocketSettings settings;
    private final List<NettyPerRequestConnector> cycles = new ArrayList<>();

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

    /** One connection that is kept, and then one after the other for each session of cycles. */
    static NettyClient connect(
            IoKind kind,
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        EventLoops loops = EventLoops.start(kind, threads);
        NettyClient client = connect(kind, servers.get(0), settings, List.of(kept), loops);
        for (CycleSession session : cycles) {
            Rotation rotation = new Rotation(servers, client.cycles.size());
            client.cycles.add(new NettyPerRequestConnector(
                    kind, loops, rotation, settings, session, client::broke, client::fail));
        }
        return client;
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        List<Channel> all = new ArrayList<>(connections);
        NettyIdleStrategy rest = loops.idleStrategy(all.size() + sessions.size() == 1);
        for (Session session : sessions) {
            all.add(open(session, rest));
        }
        connections = all;
    }

    private Channel open(Session session, NettyIdleStrategy rest) throws IOException {
        IoKind.Channels channels = kind.at(server);
        Bootstrap bootstrap = new Bootstrap()
                .group(loops.group())
                .channel(channels.connected())
                .handler(SessionHandler.resting(session, this::broke, rest));
        SocketOptions.apply(bootstrap, settings, server);
        SocketOptions.apply(bootstrap, kind.connectionOptions());
        ChannelFuture connected = bootstrap.connect(channels.take(server)).awaitUninterruptibly();
        if (!connected.isSuccess()) {
            throw notConnected(server, connected.cause());
        }
        loops.add(connected.channel());
        return connected.channel();
    }

    static IOException notConnected(SocketAddress server, Throwable cause) {
        return new IOException("cannot connect to " + server + ": " + cause.getMessage(), cause);
    }

    @Override
    public void run(Duration limit) throws IOException {
        Completion run = new Completion(connections.size() + cycles.size());
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
        for (NettyPerRequestConnector worker : cycles) {
            worker.begin(run);
        }
    }

    private void broke(Throwable cause) {
        fail(described(cause));
    }

    private void fail(Throwable cause) {
        if (broken == null) {
            broken = cause;
            current.failed(cause);
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
        return Stream.concat(
                        Stream.of(kind.implementation(connections.get(0))),
                        cycles.stream().flatMap(worker -> worker.implementation().stream()))
                .distinct()
                .collect(Collectors.joining(" and "));
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
