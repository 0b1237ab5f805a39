package dev.loopbench.netty;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Map;
import java.util.function.Supplier;

/** Accepts and drives all connections on one event loop. */
final class NettyServer implements Server {

    private final IoKind kind;
    private final OneLoop loop;
    private final ServerBootstrap bootstrap;
    private final Channel listener;

    private NettyServer(IoKind kind, OneLoop loop, ServerBootstrap bootstrap, Channel listener) {
        this.kind = kind;
        this.loop = loop;
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
        return listen(kind, bind, settings, accepted, OneLoop.start(kind, threads));
    }

    /** The same on a loop that runs; it is closed with the server. */
    static NettyServer listen(
            IoKind kind,
            SocketAddress bind,
            SocketSettings settings,
            Supplier<? extends Session> accepted,
            OneLoop loop)
            throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop.group())
                .channel(kind.at(bind).listening())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        loop.add(connection);
                        // A connection that breaks is closed by its handler; it is the client's end that reports it.
                        connection.pipeline().addLast(SessionHandler.running(accepted.get(), cause -> {}));
                    }
                });
        SocketOptions.apply(bootstrap, settings, bind);
        try {
            return new NettyServer(kind, loop, bootstrap, bind(kind, loop, bootstrap, bind));
        } catch (IOException e) {
            loop.close();
            throw e;
        }
    }

    private static Channel bind(IoKind kind, OneLoop loop, ServerBootstrap bootstrap, SocketAddress bind)
            throws IOException {
        ChannelFuture bound = bootstrap.bind(kind.at(bind).take(bind)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + bind + ": " + bound.cause().getMessage(), bound.cause());
        }
        loop.add(bound.channel());
        return bound.channel();
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        return SocketFiles.ofJdk(bind(kind, loop, bootstrap, bind).localAddress());
    }

    @Override
    public SocketAddress address() {
        return SocketFiles.ofJdk(listener.localAddress());
    }

    @Override
    public String implementation() {
        return kind.implementation(loop.connection().orElse(listener));
    }

    @Override
    public Map<String, String> socketOptions() {
        return loop.connection()
                .map(connection -> SocketOptions.read(connection, kind))
                .orElse(Map.of());
    }

    @Override
    public void close() {
        loop.close();
    }
}
