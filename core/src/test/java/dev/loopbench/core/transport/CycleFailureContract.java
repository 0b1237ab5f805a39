package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ClientCycles;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.socket.Completion.StalledException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Faults of a connection for one request are noticed and reported. */
interface CycleFailureContract extends CycleContract {

    @Test
    default void goesToEachAddressInTurn() throws IOException {
        requireCycles();
        LongAdder elsewhere = new LongAdder();
        CycleEnds.Elsewhere addresses = new CycleEnds.Elsewhere(bind(), bind(), elsewhere);
        try (CycleEnds ends = CycleEnds.listening(transport(), bind(), addresses)) {
            assertThat(ends.slice(98, limit()).complete()).isTrue();
            // One is kept, at the first; of 99 cycles each of the three addresses has 33.
            assertThat(ends.accepted.sum()).isEqualTo(1 + 66);
            assertThat(elsewhere.sum()).isEqualTo(33);
        }
    }

    @Test
    default void failsTheRunWhereNobodyListens() throws IOException {
        requireCycles();
        SocketAddress nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalSocketAddress();
        }
        try (RawServer server = new RawServer(CycleFailureContract::discard)) {
            assertThatThrownBy(() -> runAgainst(List.of(server.address(), nobody), limit()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StalledException.class)
                    .hasMessageContaining("cannot connect");
        }
    }

    @Test
    default void failsTheRunWhenThePeerClosesBeforeItAnswers() throws IOException {
        requireCycles();
        try (RawServer server = new RawServer(socket -> {
            if (isOfACycle(socket)) {
                return;
            }
            discard(socket);
        })) {
            assertThatThrownBy(() -> runAgainst(List.of(server.address()), limit()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StalledException.class);
        }
    }

    @Test
    default void tellsOfAPeerThatAnswersACycleWithNonsense() throws IOException {
        requireCycles();
        try (RawServer server = new RawServer(socket -> {
            if (isOfACycle(socket)) {
                socket.getOutputStream().write(new byte[SMALL.responseFrame()]);
            }
            discard(socket);
        })) {
            assertThatThrownBy(() -> runAgainst(List.of(server.address()), limit()))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    default void givesUpOnAPeerThatNeverAnswersACycle() throws IOException {
        requireCycles();
        try (RawServer server = new RawServer(CycleFailureContract::discard)) {
            assertThatThrownBy(() -> runAgainst(List.of(server.address()), Duration.ofMillis(200)))
                    .isInstanceOf(StalledException.class);
        }
    }

    @Test
    default void closesInTheMidstOfACycle() throws Exception {
        requireCycles();
        CountDownLatch asked = new CountDownLatch(1);
        IoThreads threads = IoThreads.free("contract-client");
        try (RawServer server = new RawServer(socket -> {
            if (isOfACycle(socket)) {
                asked.countDown();
            }
            discard(socket);
        })) {
            List<ClientCycles> cycles = cycles();
            Client client = connect(List.of(server.address()), cycles, threads);
            assign(cycles);
            FutureTask<Void> waiting = new FutureTask<>(() -> {
                client.run(limit().multipliedBy(100));
                return null;
            });
            new Thread(waiting, "waiting").start();
            assertThat(asked.await(limit().toMillis(), TimeUnit.MILLISECONDS)).isTrue();

            client.close();

            assertThatThrownBy(() -> waiting.get(limit().toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StalledException.class);
            assertThat(threads.running()).isEmpty();
        }
    }

    private void runAgainst(List<SocketAddress> servers, Duration limit) throws IOException {
        List<ClientCycles> cycles = cycles();
        IoThreads threads = IoThreads.free("contract-client");
        try (Client client = connect(servers, cycles, threads)) {
            assign(cycles);
            client.run(limit);
        } finally {
            assertThat(threads.running()).isEmpty();
        }
    }

    private Client connect(List<SocketAddress> servers, List<ClientCycles> cycles, IoThreads threads)
            throws IOException {
        return transport()
                .connectPerRequest(
                        servers, SocketSettings.defaults(), CycleEnds.kept(Token.random(), SMALL), cycles, threads);
    }

    private static List<ClientCycles> cycles() {
        return CycleEnds.cycles(Token.random(), SMALL, 2, new ConcurrentLinkedQueue<>());
    }

    private static void assign(List<ClientCycles> cycles) {
        Slice slice = new Slice(1, 50, cycles.size());
        cycles.forEach(session -> session.assign(slice));
    }

    /** Takes the first request; the connection that is kept sends its token only. */
    private static boolean isOfACycle(Socket socket) throws IOException {
        socket.getInputStream().readNBytes(Token.BYTES);
        return socket.getInputStream().readNBytes(SMALL.requestFrame()).length == SMALL.requestFrame();
    }

    private static void discard(Socket socket) throws IOException {
        socket.getInputStream().transferTo(new Discarded());
    }
}
