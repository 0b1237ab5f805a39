package dev.loopbench.core.transport;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Both ends of a transport in this JVM, with real sessions. */
final class Ends implements AutoCloseable {

    /** The answer of the server's CPU probe. */
    static final long SERVER_PROBE = 4711;

    /** The answer of the client's CPU probe. */
    static final long CLIENT_PROBE = 815;

    final Token token = Token.random();
    final LongAdder recorded = new LongAdder();
    final IoThreads serverThreads;
    final IoThreads clientThreads;
    final Server server;
    final Client client;
    private final Load load;
    private final List<ClientSession> sessions;

    Ends(
            Transport transport,
            SocketAddress bind,
            Load load,
            SocketSettings settings,
            IoThreads serverThreads,
            IoThreads clientThreads)
            throws IOException {
        this.load = load;
        this.serverThreads = serverThreads;
        this.clientThreads = clientThreads;
        this.sessions = sessions(token, load, recorded);
        this.server = transport.listen(bind, settings, answering(token), serverThreads);
        this.client = transport.connect(server.address(), settings, sessions, clientThreads);
    }

    static Ends open(Transport transport, SocketAddress bind, Load load, SocketSettings settings) throws IOException {
        return new Ends(
                transport, bind, load, settings, IoThreads.free("contract-server"), IoThreads.free("contract-client"));
    }

    static Ends open(Transport transport, Load load, SocketSettings settings) throws IOException {
        return open(transport, loopback(), load, settings);
    }

    static Ends open(Transport transport, Load load) throws IOException {
        return open(transport, load, SocketSettings.defaults());
    }

    /** Any free port of 127.0.0.1. */
    static SocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static Supplier<Session> answering(Token token) {
        return () -> new ServerSession(token, () -> SERVER_PROBE);
    }

    static List<ClientSession> sessions(Token token, Load load, LongAdder recorded) {
        List<ClientSession> sessions = new ArrayList<>();
        for (int i = 0; i < load.connections(); i++) {
            sessions.add(new ClientSession(
                    i, token, load.shape(), load.window(), System::nanoTime, nanos -> recorded.increment()));
        }
        return sessions;
    }

    /** Assigns a slice to the sessions of a client. */
    static Slice assign(List<ClientSession> sessions, Load load, int wanted) {
        Slice slice = new Slice(1, wanted, load.connections() * load.window());
        sessions.forEach(session -> session.assign(slice));
        return slice;
    }

    /** Runs one slice of so many counted round trips. */
    Slice slice(int wanted, Duration limit) throws IOException {
        Slice slice = assign(sessions, load, wanted);
        client.run(limit);
        return slice;
    }

    /** Runs one probe pair that asks both ends. */
    ProbePair probePair(Duration limit) throws IOException {
        ProbePair probePair = new ProbePair(() -> CLIENT_PROBE, true);
        sessions.get(0).assign(probePair);
        client.run(limit);
        return probePair;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
