package dev.loopbench.nio.async;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code nio-async} with one group for both ends, whose thread runs the handlers of either. */
final class OneGroupTransport extends OneThreadTransport {

    private @Nullable AsyncGroup group;

    OneGroupTransport(NioAsyncTransport model) {
        super(model);
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        AsyncGroup opened = AsyncGroup.open(threads);
        group = opened;
        return NioAsyncServer.listen(bind, settings, accepted, opened, threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        AsyncGroup opened = group;
        if (opened == null) {
            throw new IllegalStateException("the server comes first");
        }
        return NioAsyncClient.connect(server, settings, sessions, opened);
    }
}
