package dev.loopbench.netty;

import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.socket.Rotation;
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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connections of a session of cycles, one after the other. Used on the event loop only. */
final class NettyPerRequestConnector {

    private final IoKind kind;
    private final EventLoops loops;
    private final Rotation servers;
    private final SocketSettings settings;
    private final CycleSession session;
    private final Consumer<Throwable> broken;
    private final Consumer<IOException> notConnected;
    private final NettyIdleStrategy rest;
    private @Nullable Bootstrap bootstrap;
    private volatile @Nullable String implementation;
    private @Nullable SessionListener run;

    /**
     * @param broken told why a connection ended before it should have; there will be no further cycle
     * @param notConnected told why there is no connection; there will be no further cycle
     */
    NettyPerRequestConnector(
            IoKind kind,
            EventLoops loops,
            Rotation servers,
            SocketSettings settings,
            CycleSession session,
            Consumer<Throwable> broken,
            Consumer<IOException> notConnected) {
        this.kind = kind;
        this.loops = loops;
        this.servers = servers;
        this.settings = settings;
        this.session = session;
        this.broken = broken;
        this.notConnected = notConnected;
        rest = loops.idleStrategy(false);
    }

    /** The session takes part in a run: its first connection is opened. */
    void begin(SessionListener begun) {
        run = begun;
        dial();
    }

    private void dial() {
        if (session.next()) {
            new Cycle().connect(servers.next());
        } else {
            SessionListener current = run;
            run = null;
            if (current != null) {
                current.finished();
            }
        }
    }

    /** One for all connections, as users have it: all servers are addresses of one kind. */
    private Bootstrap bootstrap(SocketAddress server) {
        Bootstrap made = bootstrap;
        if (made == null) {
            made = new Bootstrap().group(loops.group()).channel(kind.at(server).connected());
            SocketOptions.apply(made, settings, server);
            SocketOptions.apply(made, kind.connectionOptions());
            bootstrap = made;
        }
        return made;
    }

    /** Reads off the first connection what all of them are. */
    private void inspect(Channel connection) {
        if (implementation == null) {
            implementation = kind.implementation(connection);
        }
    }

    /** The mechanism that moves the bytes, once there was a connection; from any thread. */
    Optional<String> implementation() {
        return Optional.ofNullable(implementation);
    }

    /** One connection. */
    private final class Cycle implements SessionListener, Consumer<Throwable> {

        private @Nullable Channel channel;
        private boolean over;

        void connect(SocketAddress server) {
            ChannelFuture connected = bootstrap(server)
                    .clone()
                    .handler(SessionHandler.resting(session, this, rest))
                    .connect(kind.at(server).take(server));
            channel = connected.channel();
            loops.add(connected.channel());
            connected.addListener(attempt -> {
                if (attempt.isSuccess()) {
                    session.connected();
                    inspect(connected.channel());
                    connected.channel().pipeline().fireUserEventTriggered(this);
                } else {
                    over = true;
                    notConnected.accept(NettyClient.notConnected(server, attempt.cause()));
                }
            });
        }

        /** By the connection: the session is finished with it. It is closed, and the next is opened. */
        @Override
        public void finished() {
            over = true;
            if (channel != null) {
                session.closing();
                channel.close().addListener(closed -> {
                    session.closed();
                    dial();
                });
            }
        }

        /** By the connection: it can no longer be used. That is as it should be once the session is finished with it. */
        @Override
        public void accept(Throwable cause) {
            if (!over) {
                over = true;
                broken.accept(cause);
            }
        }
    }
}
