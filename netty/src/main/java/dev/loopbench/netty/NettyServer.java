package dev.loopbench.netty;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.netty.io.EventLoops;
import dev.loopbench.netty.io.IoKind;
import dev.loopbench.netty.io.SocketOptions;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Map;
import java.util.function.Supplier;

/** Accepts and drives all connections on event loops, mostly one, which get them in turns. */
final class NettyServer implements Server {

    private final IoKind kind;
    private final EventLoops loops;
    private final HandlerOffloads handOffs;
    private final ServerBootstrap bootstrap;
    private final Channel listener;

    private NettyServer(
            IoKind kind, EventLoops loops, HandlerOffloads handOffs, ServerBootstrap bootstrap, Channel listener) {
        this.kind = kind;
        this.loops = loops;
        this.handOffs = handOffs;
        this.bootstrap = bootstrap;
        this.listener = listener;
    }

    /** @throws IOException when the event loop cannot be had or the address cannot be bound */
    static NettyServer listen(
            IoKind kind,
            SocketAddress bind,
            SocketSettings settings,
            Supplier<? extends Session> accepted,
            IoThreads threads)
            throws IOException {
        return listen(kind, bind, settings, accepted, EventLoops.start(kind, threads), threads);
    }

    /** The same on loops that run; they are closed with the server. */
    static NettyServer listen(
            IoKind kind,
            SocketAddress bind,
            SocketSettings settings,
            Supplier<? extends Session> accepted,
            EventLoops loops,
            IoThreads threads)
            throws IOException {
        HandlerOffloads handOffs = new HandlerOffloads(threads);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(kind.at(bind).listening())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        loops.add(connection);
                        connection
                                .pipeline()
                                .addLast(SessionHandler.running(accepted.get(), handOffs, loops.idleStrategy(false)));
                    }
                });
        SocketOptions.apply(bootstrap, settings, bind);
        SocketOptions.apply(bootstrap, kind.connectionOptions());
        try {
            return new NettyServer(kind, loops, handOffs, bootstrap, bind(kind, loops, bootstrap, bind));
        } catch (IOException e) {
            loops.close();
            throw e;
        }
    }

    private static Channel bind(IoKind kind, EventLoops loops, ServerBootstrap bootstrap, SocketAddress bind)
            throws IOException {
        ChannelFuture bound = bootstrap.bind(kind.at(bind).take(bind)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + bind + ": " + bound.cause().getMessage(), bound.cause());
        }
        loops.add(bound.channel());
        return bound.channel();
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        return IoKind.jdkAddress(bind(kind, loops, bootstrap, bind).localAddress());
    }

    @Override
    public SocketAddress address() {
        return IoKind.jdkAddress(listener.localAddress());
    }

    @Override
    public String implementation() {
        return kind.implementation(loops.connection().orElse(listener));
    }

    @Override
    public Map<String, String> socketOptions() {
        return loops.connection()
                .map(connection -> SocketOptions.read(connection, kind))
                .orElse(Map.of());
    }

    @Override
    public void close() {
        handOffs.close();
        loops.close();
    }
}
