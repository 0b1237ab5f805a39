package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.HandledSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.WorkingSession;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A server does its work once for each request, in order, and holds up no other client's. */
interface ServingContract extends TransportUnderTest {

    @Test
    default void answersInOrderWhatHadToBeHandled() throws IOException {
        AtomicInteger handled = new AtomicInteger();
        Token token = Token.random();
        Load load = Load.pipelined(4, 8);
        LongAdder recorded = new LongAdder();
        List<ClientSession> sessions = Ends.sessions(token, load, recorded);
        try (Server server = serve(token, handled::incrementAndGet, load, new Serving(0, 1, 1));
                Client client = client(server, sessions)) {
            Slice slice = Ends.assign(sessions, load, 500);
            client.run(limit());

            assertThat(slice.complete()).isTrue();
            assertThat(handled.get()).isGreaterThanOrEqualTo(501);
        }
    }

    /** Only if all connections are handled at once does the last one open the gate for all. */
    @Test
    default void handlersOfSeveralConnectionsBlockAtOnce() throws IOException {
        Load load = new Load(Load.pipelined(1, 1).shape(), 8, 1);
        CountDownLatch gate = new CountDownLatch(load.connections());
        Token token = Token.random();
        List<ClientSession> sessions = Ends.sessions(token, load, new LongAdder());
        Runnable meeting = () -> {
            gate.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (Server server = serve(token, meeting, load, new Serving(0, 1, 1));
                Client client = client(server, sessions)) {
            Slice slice = Ends.assign(sessions, load, 20);
            client.run(limit());

            assertThat(slice.complete()).isTrue();
        }
    }

    @Test
    default void closingInterruptsAHandlerThatBlocks() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        Load load = Load.roundTrips(1, 1);
        Token token = Token.random();
        IoThreads threads = IoThreads.free("contract-server");
        requireServing(load, new Serving(0, 1, 1));
        Supplier<Session> blocked = () -> new HandledSession(token, () -> 0, () -> {
            entered.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
        Server server = transport().listen(bind(), SocketSettings.defaults(), blocked, threads);
        List<ClientSession> sessions = Ends.sessions(token, load, new LongAdder());
        try (Client client = client(server, sessions)) {
            Ends.assign(sessions, load, 10);
            Thread asking = new Thread(() -> {
                try {
                    client.run(limit());
                } catch (IOException e) {
                    // The server was closed, as intended.
                    assert e.getMessage() != null : e;
                }
            });
            asking.start();
            boolean blocks = entered.await(limit().toNanos(), TimeUnit.NANOSECONDS);
            server.close();

            assertThat(blocks).isTrue();
            assertThat(threads.running()).isEmpty();
            asking.join();
        }
    }

    /** Whether each connection stays with one of the threads, and all of them have some; else any thread may serve any. */
    default boolean spreadsConnections() {
        return true;
    }

    @Test
    default void severalThreadsServeAllConnections() throws IOException {
        Load load = Load.pipelined(12, 4);
        Token token = Token.random();
        Set<Thread> served = ConcurrentHashMap.newKeySet();
        List<ClientSession> sessions = Ends.sessions(token, load, new LongAdder());
        requireServing(load, new Serving(0, 0, 3));
        IoThreads threads = IoThreads.free("contract-server").wanting(3);
        Supplier<Session> accepted = () -> new WorkingSession(token, () -> 0, () -> served.add(Thread.currentThread()));
        try (Server server = transport().listen(bind(), SocketSettings.defaults(), accepted, threads);
                Client client = client(server, sessions)) {
            Slice first = Ends.assign(sessions, load, 600);
            client.run(limit());
            Slice second = Ends.assign(sessions, load, 600);
            client.run(limit());

            assertThat(first.complete() && second.complete()).isTrue();
            assertThat(threads.running()).hasSize(3);
            if (spreadsConnections()) {
                assertThat(served).hasSize(3);
            } else {
                assertThat(served).hasSizeBetween(1, 3);
            }
        }
        assertThat(threads.running()).isEmpty();
    }

    @Test
    default void furtherConnectionsTakePartInTheNextRun() throws IOException {
        Load load = Load.pipelined(6, 4);
        Token token = Token.random();
        List<ClientSession> sessions = Ends.sessions(token, load, new LongAdder());
        try (Server server = transport()
                        .listen(
                                bind(),
                                SocketSettings.defaults(),
                                Ends.answering(token),
                                IoThreads.free("contract-server"));
                Client client = client(server, sessions.subList(0, 2))) {
            Slice few = Ends.assign(sessions.subList(0, 2), load, 100);
            client.run(limit());
            client.add(sessions.subList(2, 6));
            Slice all = Ends.assign(sessions, load, 300);
            client.run(limit());

            assertThat(few.complete() && all.complete()).isTrue();
            assertThat(sessions).allMatch(ClientSession::finished);
        }
    }

    private Server serve(Token token, Runnable handling, Load load, Serving serving) throws IOException {
        requireServing(load, serving);
        return transport()
                .listen(
                        bind(),
                        SocketSettings.defaults(),
                        () -> new HandledSession(token, () -> 0, handling),
                        IoThreads.free("contract-server"));
    }

    private Client client(Server server, List<ClientSession> sessions) throws IOException {
        return transport()
                .connect(server.address(), SocketSettings.defaults(), sessions, IoThreads.free("contract-client"));
    }

    private void requireServing(Load load, Serving serving) {
        Setting asked = load.setting(Placement.FREE);
        Setting setting = new Setting(
                asked.placement(),
                asked.processors(),
                asked.inProcess(),
                asked.traffic().servedBy(serving));
        Availability availability = transport().availability(setting);
        assumeTrue(availability.isAvailable(), availability.reason().orElse("available"));
    }
}
