package dev.loopbench.netty;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A server and a client of one transport in this JVM, with real sessions. */
final class Ends implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);
    static final Token TOKEN = Token.random();

    final IoThreads serverThreads = IoThreads.free("server");
    final IoThreads clientThreads = IoThreads.free("client");
    final AtomicLong recorded = new AtomicLong();
    final List<ClientSession> sessions = new ArrayList<>();
    final Server server;
    final Client client;

    private final int window;

    Ends(Transport transport, int connections, int window, MessageShape shape) throws IOException {
        this(transport, connections, window, shape, SocketSettings.defaults(), TOKEN);
    }

    Ends(
            Transport transport,
            int connections,
            int window,
            MessageShape shape,
            SocketSettings settings,
            Token clientToken)
            throws IOException {
        this.window = window;
        InetSocketAddress bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = transport.listen(bind, settings, () -> new ServerSession(TOKEN, () -> 42), serverThreads);
        for (int i = 0; i < connections; i++) {
            sessions.add(new ClientSession(i, clientToken, shape, window, nanos -> recorded.incrementAndGet()));
        }
        client = transport.connect(server.address(), settings, sessions, clientThreads);
    }

    Slice runSlice(int wanted) throws IOException {
        Slice slice = new Slice(1, wanted, sessions.size() * window);
        sessions.forEach(session -> session.assign(slice));
        client.run(LIMIT);
        return slice;
    }

    Bracket runBracket() throws IOException {
        Bracket bracket = new Bracket(() -> 7, true);
        sessions.get(0).assign(bracket);
        client.run(LIMIT);
        return bracket;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
