package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.socket.Completion.StalledException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** A closed end leaves nothing behind: no port, no thread, nobody who waits. */
interface ClosingContract extends TransportUnderTest {

    @Test
    default void endsItsThreads() throws IOException {
        Ends ends = Ends.open(transport(), Load.pipelined(3, 2));
        ends.slice(50, limit());
        assertThat(ends.clientThreads.running()).isNotEmpty();
        assertThat(ends.serverThreads.running()).isNotEmpty();

        ends.client.close();
        assertThat(ends.clientThreads.running()).isEmpty();

        ends.server.close();
        assertThat(ends.serverThreads.running()).isEmpty();
    }

    @Test
    default void endsTheThreadsOfAServerWhoseClientsAreStillThere() throws IOException {
        try (Ends ends = Ends.open(transport(), Load.pipelined(3, 2))) {
            ends.slice(50, limit());
            ends.server.close();

            assertThat(ends.serverThreads.running()).isEmpty();
        }
    }

    @Test
    default void closesTwice() throws IOException {
        Ends ends = Ends.open(transport(), Load.pipelined(2, 2));
        ends.close();
        ends.close();

        assertThatThrownBy(() -> ends.client.run(limit()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StalledException.class);
    }

    @Test
    default void freesThePort() throws IOException {
        Ends ends = Ends.open(transport(), Load.pipelined(2, 2));
        ends.slice(50, limit());
        InetSocketAddress address = (InetSocketAddress) ends.server.address();
        ends.server.close();

        try (Socket late = new Socket()) {
            assertThatThrownBy(() -> late.connect(address)).isInstanceOf(ConnectException.class);
        }
        Server again = transport()
                .listen(
                        address,
                        SocketSettings.defaults(),
                        Ends.answering(Token.random()),
                        IoThreads.free("contract-server"));
        assertThat(again.address()).isEqualTo(address);
        again.close();
        ends.close();
    }

    @Test
    default void unblocksAWaitingClient() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        List<ClientSession> sessions = Ends.sessions(Token.random(), FailureContract.ONE, new LongAdder());
        try (RawServer server = new RawServer(socket -> {
            socket.getInputStream().readNBytes(FailureContract.OPENING);
            asked.countDown();
            socket.getInputStream().transferTo(new Discarded());
        })) {
            Client client = transport()
                    .connect(server.address(), SocketSettings.defaults(), sessions, IoThreads.free("contract-client"));
            Ends.assign(sessions, FailureContract.ONE, 50);
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
        }
    }
}
