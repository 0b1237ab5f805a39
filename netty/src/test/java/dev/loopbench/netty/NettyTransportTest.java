package dev.loopbench.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.placement.IoThread;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class NettyTransportTest {

    private static final MessageShape SMALL = new MessageShape(64, 64);
    private static final int MIB = 1 << 20;

    static Stream<Transport> available() {
        return Transports.load().all().stream()
                .filter(transport -> transport instanceof NettyTransport)
                .filter(transport -> transport.availability().isAvailable());
    }

    @Test
    void allFourAreRegistered() {
        assertThat(Transports.load().all())
                .extracting(Transport::name)
                .contains("netty-nio", "netty-epoll", "netty-io_uring", "netty-kqueue");
    }

    @ParameterizedTest
    @MethodSource("available")
    void finishesOneSliceAfterAnother(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 1, 1, SMALL)) {
            for (int i = 1; i <= 5; i++) {
                Slice slice = ends.runSlice(1_000);

                assertThat(slice.complete()).isTrue();
                assertThat(slice.count()).isEqualTo(1_000);
                assertThat(ends.recorded).hasValue(1_000L * i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void asksTheServerForABracketBetweenSlices(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 2, 1, SMALL)) {
            Bracket before = ends.runBracket();
            ends.runSlice(100);
            Bracket after = ends.runBracket();

            assertThat(before.serverNanos()).isEqualTo(42);
            assertThat(after.clientNanos()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void keepsTheWindowsOfSeveralConnectionsInOrder(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 4, 16, SMALL)) {
            Slice slice = ends.runSlice(20_000);

            assertThat(slice.count()).isGreaterThanOrEqualTo(20_000);
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void carriesMessagesLargerThanItsBuffers(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 2, 3, new MessageShape(MIB, MIB + 1))) {
            Slice slice = ends.runSlice(100);

            assertThat(slice.complete()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void carriesEmptyPayloads(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 1, 4, new MessageShape(0, 0))) {
            assertThat(ends.runSlice(100).complete()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void turnsAWrongTokenAway(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 1, 1, SMALL, SocketSettings.defaults(), Token.random())) {
            assertThatThrownBy(() -> ends.runSlice(10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the server closed the connection");
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void failsARunAtOnceWhenTheServerCloses(Transport transport) throws Exception {
        try (Ends ends = new Ends(transport, 2, 1, SMALL)) {
            ends.runSlice(10);
            CompletableFuture<Void> endless = endlessRun(ends);

            ends.server.close();

            assertThatThrownBy(endless::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the server closed the connection");
            assertThatThrownBy(() -> ends.client.run(Ends.LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the server closed the connection");
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void unblocksARunWhenTheClientCloses(Transport transport) throws Exception {
        try (Ends ends = new Ends(transport, 1, 1, SMALL)) {
            CompletableFuture<Void> endless = endlessRun(ends);

            ends.client.close();

            assertThatThrownBy(endless::join).cause().hasMessageContaining("the client was closed");
            assertThatThrownBy(() -> ends.client.run(Ends.LIMIT)).hasMessageContaining("the client was closed");
        }
    }

    private static CompletableFuture<Void> endlessRun(Ends ends) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        Slice endless = new Slice(1, Integer.MAX_VALUE, ends.sessions.size());
        long before = ends.recorded.get();
        ends.sessions.forEach(session -> session.assign(endless));
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            running.countDown();
            try {
                ends.client.run(Ends.LIMIT);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        running.await();
        while (ends.recorded.get() == before && !run.isDone()) {
            Thread.onSpinWait();
        }
        return run;
    }

    @ParameterizedTest
    @MethodSource("available")
    void hasOneCountedThreadAnEndAndNoneAfterClosing(Transport transport) throws IOException {
        Ends ends = new Ends(transport, 3, 1, SMALL);
        ends.runSlice(10);
        assertThat(ends.serverThreads.running()).hasSize(1);
        assertThat(ends.clientThreads.running()).extracting(IoThread::name).containsExactly("client-event-loop-0");

        ends.close();
        ends.close();

        assertThat(ends.serverThreads.running()).isEmpty();
        assertThat(ends.clientThreads.running()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("client-") || name.startsWith("server-"));
    }

    @ParameterizedTest
    @MethodSource("available")
    void freesItsPort(Transport transport) throws IOException {
        Ends ends = new Ends(transport, 1, 1, SMALL);
        InetSocketAddress address = (InetSocketAddress) ends.server.address();
        ends.close();

        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(true);
            other.bind(address);
            assertThat(other.getLocalPort()).isEqualTo(address.getPort());
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void saysWhatMovesTheBytes(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 1, 1, SMALL)) {
            ends.runSlice(1);

            assertThat(ends.server.implementation()).isEqualTo(transport.implementation());
            assertThat(ends.client.implementation()).isEqualTo(transport.implementation());
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void saysWhatItListensWithBeforeTheFirstConnection(Transport transport) throws IOException {
        try (Ends ends = new Ends(transport, 0, 1, SMALL)) {
            assertThat(ends.server.implementation()).isEqualTo(transport.implementation());
            assertThat(ends.server.socketOptions()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void setsSocketOptionsAndReadsThemBackInTheUnitsOfTheJdk(Transport transport) throws IOException {
        SocketSettings settings = new SocketSettings(false, OptionalInt.of(50_000), OptionalInt.of(60_000), 10);
        try (Ends ends = new Ends(transport, 1, 1, SMALL, settings, Ends.TOKEN)) {
            ends.runSlice(1);

            assertThat(List.of(ends.client.socketOptions(), ends.server.socketOptions()))
                    .allSatisfy(options -> assertThat(options)
                            .containsEntry("TCP_NODELAY", "false")
                            .containsEntry("SO_SNDBUF", "50000")
                            .containsEntry("SO_RCVBUF", "60000"));
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void refusesToConnectWhereNobodyListens(Transport transport) throws IOException {
        Ends gone = new Ends(transport, 0, 1, SMALL);
        gone.close();

        assertThatThrownBy(() -> transport.connect(
                        gone.server.address(),
                        SocketSettings.defaults(),
                        List.of(new ClientSession(0, Ends.TOKEN, SMALL, 1, nanos -> {})),
                        gone.clientThreads))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot connect to");
        assertThat(gone.clientThreads.running()).isEmpty();
    }

    @Test
    void givesTheReasonWhyKqueueIsMissingOnLinux() {
        Transport kqueue = Transports.load().named("netty-kqueue");

        assertThat(kqueue.availability().reason()).contains("Only supported on OSX/BSD");
        assertThat(kqueue.implementation()).isEqualTo("KQueueIoHandler/KQueueSocketChannel");
    }

    @ParameterizedTest
    @MethodSource("available")
    void tellsOfTheLibraryBehindIt(Transport transport) {
        assertThat(transport.facts())
                .containsKeys("netty", "unsafe", "allocator")
                .containsEntry("netty", "4.2.18.Final");
    }
}
