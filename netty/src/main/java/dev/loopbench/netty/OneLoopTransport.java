package dev.loopbench.netty;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.netty.io.EventLoops;
import dev.loopbench.netty.io.IoKind;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transport over Netty with one event loop for the channels of both ends. */
final class OneLoopTransport extends OneThreadTransport {

    private final IoKind kind;
    private @Nullable EventLoops loop;

    OneLoopTransport(NettyTransport model, IoKind kind) {
        super(model);
        this.kind = kind;
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        EventLoops started = EventLoops.start(kind, threads);
        loop = started;
        return NettyServer.listen(kind, bind, settings, accepted, started, threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        EventLoops started = loop;
        if (started == null) {
            throw new IllegalStateException("the server comes first");
        }
        return NettyClient.connect(kind, server, settings, sessions, started);
    }
}
