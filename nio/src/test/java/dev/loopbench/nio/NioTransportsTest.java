package dev.loopbench.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.ProtocolException;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.StalledException;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends of each transport, in this process, with the real sessions. */
@ParameterizedClass
@ValueSource(strings = {"nio-select", "nio-spin", "nio-async"})
@Timeout(30)
class NioTransportsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Token token = Token.random();
    private final AtomicLong roundTrips = new AtomicLong();
    private final List<ClientSession> sessions = new ArrayList<>();
    private final IoThreads serverThreads = IoThreads.free("server");
    private final IoThreads clientThreads = IoThreads.free("client");

    private final Transport transport;
    private final Server server;

    NioTransportsTest(String name) throws IOException {
        transport = Transports.load().named(name);
        server = transport.listen(
                ANY_PORT, SocketSettings.defaults(), () -> new ServerSession(token, () -> 7), serverThreads);
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void severalSlicesMakeTheirRoundTrips() throws IOException {
        try (Client client = connect(token, 1, 1, new MessageShape(64, 64))) {
            for (int i = 0; i < 5; i++) {
                runBracket(client);
                runSlice(client, 100, 1);
            }
        }
        assertThat(roundTrips).hasValue(500);
    }

    @Test
    void fullWindowsOnSeveralConnections() throws IOException {
        try (Client client = connect(token, 4, 16, new MessageShape(64, 64))) {
            Slice slice = runSlice(client, 10_000, 4 * 16);
            assertThat(slice.complete()).isTrue();
            assertThat(slice.count()).isGreaterThanOrEqualTo(10_000);
        }
    }

    @Test
    void messagesThatFitNeitherBufferNorSocket() throws IOException {
        MessageShape large = new MessageShape(1 << 20, (1 << 20) + 1);
        try (Client client = connect(token, 2, 4, large)) {
            assertThat(runSlice(client, 40, 2 * 4).complete()).isTrue();
        }
    }

    @Test
    void whatMovesTheBytesIsReadOffBothEnds() throws IOException {
        assertThat(transport.availability().reason()).isEmpty();
        assertThat(server.implementation()).isEqualTo(transport.implementation());
        try (Client client = connect(token, 1, 1, new MessageShape(0, 0))) {
            runSlice(client, 1, 1);
            assertThat(client.implementation()).isEqualTo(transport.implementation());
            assertThat(server.implementation()).isEqualTo(transport.implementation());
        }
    }

    @Test
    void socketOptionsTakeEffectOnBothEnds() throws IOException {
        SocketSettings settings = new SocketSettings(true, OptionalInt.of(8192), OptionalInt.of(8192), 1);
        assertThat(server.socketOptions()).isEmpty();
        try (Server small =
                        transport.listen(ANY_PORT, settings, () -> new ServerSession(token, () -> 7), serverThreads);
                Client client = connect(small.address(), settings, token, 1, 1, new MessageShape(1 << 20, 1 << 20))) {
            assertThat(runSlice(client, 2, 1).complete()).isTrue();
            assertThat(client.socketOptions())
                    .containsEntry("TCP_NODELAY", "true")
                    .containsKeys("SO_SNDBUF", "SO_RCVBUF");
            assertThat(small.socketOptions()).containsExactlyEntriesOf(client.socketOptions());
        }
    }

    @Test
    void wrongTokenIsRefusedAndOthersGoOn() throws IOException {
        try (Client good = connect(token, 1, 1, new MessageShape(64, 64))) {
            List<ClientSession> accepted = List.copyOf(sessions);
            sessions.clear();
            try (Client bad = connect(Token.random(), 1, 1, new MessageShape(64, 64))) {
                assertThatThrownBy(() -> runSlice(bad, 10, 1))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(StalledException.class);
            }
            sessions.clear();
            sessions.addAll(accepted);
            assertThat(runSlice(good, 10, 1).complete()).isTrue();
        }
    }

    @Test
    void wrongBytesPassThroughAsTheyWereFound() throws IOException {
        try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Client client = connect(
                        liar.getLocalSocketAddress(),
                        SocketSettings.defaults(),
                        token,
                        1,
                        1,
                        new MessageShape(64, 64));
                Socket connection = liar.accept()) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> runSlice(client, 10, 1)).isInstanceOf(ProtocolException.class));
            connection.getInputStream().readNBytes(Token.BYTES + 16 + 64);
            connection.getOutputStream().write(new byte[16]);
            run.join();
        }
    }

    @Test
    void serverThatClosesFailsTheRunAndAllLaterOnes() throws IOException {
        try (Client client = connect(token, 2, 1, new MessageShape(64, 64))) {
            runSlice(client, 10, 2);
            server.close();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> client.run(LIMIT)).satisfies(NioTransportsTest::isNoStall);
            }
        }
    }

    @Test
    void closeUnblocksTheRunThatWaits() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Client client = connect(
                    silent.getLocalSocketAddress(), SocketSettings.defaults(), token, 1, 1, new MessageShape(64, 64));
            CompletableFuture<Void> run = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> runSlice(client, 10, 1)).satisfies(NioTransportsTest::isNoStall));
            try (Socket connection = silent.accept()) {
                connection.getInputStream().readNBytes(Token.BYTES);
                client.close();
                run.join();
            }
        }
    }

    @Test
    void silentServerStallsTheRun() throws IOException {
        MessageShape large = new MessageShape(16 << 20, 0);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Client client =
                        connect(silent.getLocalSocketAddress(), SocketSettings.defaults(), token, 1, 4, large)) {
            sessions.get(0).assign(new Slice(1, 10, 4));
            assertThatThrownBy(() -> client.run(Duration.ofMillis(50))).isInstanceOf(StalledException.class);
            assertThatThrownBy(() -> client.run(Duration.ofMillis(50))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void eachEndHasOneThreadUntilItIsClosed() throws IOException {
        Client client = connect(token, 3, 1, new MessageShape(64, 64));
        runSlice(client, 10, 3);
        assertThat(serverThreads.running()).hasSize(1);
        assertThat(clientThreads.running()).hasSize(1);
        client.close();
        client.close();
        assertThat(clientThreads.running()).isEmpty();
        server.close();
        server.close();
        assertThat(serverThreads.running()).isEmpty();
    }

    @Test
    void closeFreesThePort() throws IOException {
        try (Client client = connect(token, 1, 1, new MessageShape(64, 64))) {
            runSlice(client, 10, 1);
        }
        server.close();
        try (Server next = transport.listen(
                server.address(), SocketSettings.defaults(), () -> new ServerSession(token, () -> 7), serverThreads)) {
            assertThat(next.address()).isEqualTo(server.address());
        }
    }

    @Test
    void nobodyListensNobodyConnects() throws IOException {
        server.close();
        assertThatThrownBy(() -> connect(token, 1, 1, new MessageShape(64, 64))).isInstanceOf(IOException.class);
        assertThat(clientThreads.running()).isEmpty();
    }

    private Client connect(Token opening, int connections, int window, MessageShape shape) throws IOException {
        return connect(server.address(), SocketSettings.defaults(), opening, connections, window, shape);
    }

    private Client connect(
            SocketAddress address,
            SocketSettings settings,
            Token opening,
            int connections,
            int window,
            MessageShape shape)
            throws IOException {
        for (int i = 0; i < connections; i++) {
            sessions.add(new ClientSession(i, opening, shape, window, nanos -> roundTrips.incrementAndGet()));
        }
        return transport.connect(address, settings, sessions, clientThreads);
    }

    private Slice runSlice(Client client, int wanted, int outstanding) throws IOException {
        Slice slice = new Slice(1, wanted, outstanding);
        sessions.forEach(session -> session.assign(slice));
        client.run(LIMIT);
        return slice;
    }

    private void runBracket(Client client) throws IOException {
        Bracket bracket = new Bracket(() -> 5, true);
        sessions.get(0).assign(bracket);
        client.run(LIMIT);
        assertThat(bracket.serverNanos()).isEqualTo(7);
    }

    private static void isNoStall(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StalledException.class)
                .hasMessageMatching(".+");
    }
}
