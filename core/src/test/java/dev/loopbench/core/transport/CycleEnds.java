package dev.loopbench.core.transport;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ClientCycles;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.HandledSession;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Both ends of a transport in this JVM, with a connection for each request. */
final class CycleEnds implements AutoCloseable {

    final IoThreads serverThreads;
    final IoThreads clientThreads = IoThreads.free("contract-client");
    final LongAdder accepted = new LongAdder();
    final Queue<Cycle> recorded = new ConcurrentLinkedQueue<>();
    final Server server;
    private final Optional<Server> another;
    final Client client;
    private final ClientSession kept;
    private final List<ClientCycles> cycles;

    /** One counted cycle, all in ns. */
    record Cycle(long cycle, long connect, long exchange, long close) {}

    private CycleEnds(
            Transport transport,
            SocketAddress bind,
            MessageShape shape,
            int connections,
            Optional<Elsewhere> elsewhere,
            int threads,
            Function<Token, ServerSession> sessions)
            throws IOException {
        Token token = Token.random();
        serverThreads = IoThreads.free("contract-server").wanting(threads);
        kept = kept(token, shape);
        cycles = cycles(token, shape, connections, recorded);
        server = transport.listen(
                bind,
                SocketSettings.defaults(),
                () -> {
                    accepted.increment();
                    return sessions.apply(token);
                },
                serverThreads);
        List<SocketAddress> addresses = new ArrayList<>(List.of(server.address()));
        if (elsewhere.isPresent()) {
            addresses.add(server.alsoListen(elsewhere.get().second()));
            another = Optional.of(elsewhere.get().listen(transport, token));
            addresses.add(another.get().address());
        } else {
            another = Optional.empty();
        }
        client = transport.connectPerRequest(addresses, SocketSettings.defaults(), kept, cycles, clientThreads);
    }

    static CycleEnds open(Transport transport, SocketAddress bind, MessageShape shape, int connections)
            throws IOException {
        return new CycleEnds(transport, bind, shape, connections, Optional.empty(), 1, CycleEnds::answering);
    }

    /** With a server that listens at two addresses, and another at a third. */
    static CycleEnds listening(Transport transport, SocketAddress bind, Elsewhere elsewhere) throws IOException {
        return new CycleEnds(
                transport, bind, new MessageShape(64, 64), 1, Optional.of(elsewhere), 1, CycleEnds::answering);
    }

    /**
     * Where else there is somebody to connect to.
     *
     * @param second of the server
     * @param third of another server
     * @param accepted counts what that accepts
     */
    record Elsewhere(SocketAddress second, SocketAddress third, LongAdder accepted) {

        private Server listen(Transport transport, Token token) throws IOException {
            return transport.listen(
                    third,
                    SocketSettings.defaults(),
                    () -> {
                        accepted.increment();
                        return answering(token);
                    },
                    IoThreads.free("contract-other-server"));
        }
    }

    /** With a server on so many threads, whose requests go through a handler that may block. */
    static CycleEnds handling(Transport transport, SocketAddress bind, int connections, int threads, Runnable handling)
            throws IOException {
        return new CycleEnds(
                transport,
                bind,
                new MessageShape(64, 64),
                connections,
                Optional.empty(),
                threads,
                token -> new HandledSession(token, () -> Ends.SERVER_PROBE, handling));
    }

    private static ServerSession answering(Token token) {
        return new ServerSession(token, () -> Ends.SERVER_PROBE);
    }

    static ClientSession kept(Token token, MessageShape shape) {
        return new ClientSession(0, token, shape, 1, System::nanoTime, nanos -> {});
    }

    static List<ClientCycles> cycles(Token token, MessageShape shape, int connections, Queue<Cycle> recorded) {
        List<ClientCycles> cycles = new ArrayList<>();
        for (int i = 1; i <= connections; i++) {
            cycles.add(new ClientCycles(
                    i,
                    token,
                    shape,
                    System::nanoTime,
                    (cycle, connect, exchange, close) -> recorded.add(new Cycle(cycle, connect, exchange, close))));
        }
        return cycles;
    }

    /** Runs one slice of so many counted cycles. */
    Slice slice(int wanted, Duration limit) throws IOException {
        Slice slice = new Slice(1, wanted, cycles.size());
        cycles.forEach(session -> session.assign(slice));
        client.run(limit);
        return slice;
    }

    /** Runs one probe pair that asks both ends. */
    ProbePair probePair(Duration limit) throws IOException {
        ProbePair probePair = new ProbePair(() -> Ends.CLIENT_PROBE, true);
        kept.assign(probePair);
        client.run(limit);
        return probePair;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        if (another.isPresent()) {
            another.get().close();
        }
    }
}
