package dev.loopbench.core.transport;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pacing.PacedSession;
import dev.loopbench.core.pacing.PacedSlice;
import dev.loopbench.core.pause.GeneratorWatch;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ProbePair;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Both ends of a transport in this JVM, with sessions that follow a plan. */
final class PacedEnds implements AutoCloseable {

    final Token token = Token.random();
    final LongAdder recorded = new LongAdder();
    final LongAdder early = new LongAdder();
    private final Pace pace;
    private final List<PacedSession> sessions = new ArrayList<>();
    private final Server server;
    private final Client client;
    private long slices;

    PacedEnds(Transport transport, SocketAddress bind, Load load, Pace pace, long ahead) throws IOException {
        this(transport, bind, load, pace, ahead, System::nanoTime);
    }

    /** With a clock of its own, ns. */
    PacedEnds(Transport transport, SocketAddress bind, Load load, Pace pace, long ahead, LongSupplier clock)
            throws IOException {
        this.pace = pace;
        for (int i = 0; i < load.connections(); i++) {
            sessions.add(new PacedSession(
                    i, token, load.shape(), load.window(), clock, ahead, this::record, GeneratorWatch.unheard()));
        }
        server = transport.listen(
                bind, SocketSettings.defaults(), Ends.answering(token), IoThreads.free("contract-server"));
        client = transport.connect(
                server.address(), SocketSettings.defaults(), sessions, IoThreads.free("contract-client"));
    }

    void record(long due, long sent, long received, long lateness, long ownLateness) {
        recorded.increment();
        if (sent < due || received < sent || lateness < 0) {
            early.increment();
        }
    }

    PacedSlice slice(int wanted, Duration limit) throws IOException {
        PacedSlice slice = new PacedSlice(pace, sessions.size(), 1, wanted, slices++);
        sessions.forEach(session -> session.assign(slice));
        client.run(limit);
        return slice;
    }

    ProbePair probePair(Duration limit) throws IOException {
        ProbePair probePair = new ProbePair(() -> Ends.CLIENT_PROBE, true);
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
