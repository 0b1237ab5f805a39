package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.socket.Completion.StalledException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Faults of the peer are noticed, at once if they can be, and reported. */
interface FailureContract extends TransportUnderTest {

    Load ONE = Load.roundTrips(64, 64);

    /** Bytes of a token and a first request of {@link #ONE}. */
    int OPENING = Token.BYTES + ONE.shape().requestFrame();

    @Test
    default void failsTheRunWhenThePeerDies() throws IOException {
        try (RawServer server = new RawServer(socket -> socket.getInputStream().readNBytes(OPENING))) {
            assertThatThrownBy(() -> runAgainst(server, limit()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StalledException.class);
        }
    }

    @Test
    default void failsTheNextRunWhenThePeerDiesBetweenTwo() throws IOException {
        try (Ends ends = Ends.open(transport(), Load.pipelined(3, 2))) {
            ends.slice(50, limit());
            ends.server.close();

            assertThatThrownBy(() -> ends.slice(50, limit()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StalledException.class);
        }
    }

    @Test
    default void givesUpOnAPeerThatNeverAnswers() throws IOException {
        try (RawServer server = new RawServer(socket -> socket.getInputStream().transferTo(new Discarded()))) {
            assertThatThrownBy(() -> runAgainst(server, Duration.ofMillis(200))).isInstanceOf(StalledException.class);
        }
    }

    @Test
    default void tellsOfAPeerThatAnswersNonsense() throws IOException {
        try (RawServer server = new RawServer(socket -> {
            socket.getInputStream().readNBytes(OPENING);
            socket.getOutputStream().write(new byte[ONE.shape().responseFrame()]);
            socket.getInputStream().transferTo(new Discarded());
        })) {
            assertThatThrownBy(() -> runAgainst(server, limit())).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    default void turnsAwayAStrangerAndServesTheOthers() throws IOException {
        try (Ends ends = Ends.open(transport(), Load.pipelined(2, 4));
                Socket stranger = new Socket()) {
            ends.slice(50, limit());
            stranger.setSoTimeout((int) limit().toMillis());
            stranger.connect((InetSocketAddress) ends.server.address());
            stranger.getOutputStream().write(new byte[OPENING]);

            assertThat(answerTo(stranger)).isEqualTo(-1);
            assertThat(ends.slice(50, limit()).complete()).isTrue();
        }
    }

    @Test
    default void closesOnlyTheConnectionWhoseSessionThrows() throws IOException {
        Token token = Token.random();
        List<ClientSession> good = Ends.sessions(token, ONE, new LongAdder());
        List<ClientSession> bad = Ends.sessions(token, ONE, new LongAdder());
        SocketSettings settings = SocketSettings.defaults();
        try (Server server = transport()
                        .listen(
                                Ends.loopback(),
                                settings,
                                () -> new ServerSession(token, FailureContract::fail),
                                IoThreads.free("contract-server"));
                Client healthy =
                        transport().connect(server.address(), settings, good, IoThreads.free("contract-client"));
                Client asking =
                        transport().connect(server.address(), settings, bad, IoThreads.free("contract-client"))) {
            bad.get(0).assign(new ProbePair(() -> 0, true));
            assertThatThrownBy(() -> asking.run(limit()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StalledException.class);

            Slice slice = Ends.assign(good, ONE, 50);
            healthy.run(limit());
            assertThat(slice.complete()).isTrue();
        }
    }

    @Test
    default void refusesToConnectWhereNobodyListens() throws IOException {
        SocketAddress nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalSocketAddress();
        }
        IoThreads threads = IoThreads.free("contract-client");

        assertThatThrownBy(() -> transport()
                        .connect(nobody, SocketSettings.defaults(), sessions(), threads)
                        .close())
                .isInstanceOf(IOException.class);
        assertThat(threads.running()).isEmpty();
    }

    private void runAgainst(RawServer server, Duration limit) throws IOException {
        List<ClientSession> sessions = sessions();
        try (Client client = transport()
                .connect(server.address(), SocketSettings.defaults(), sessions, IoThreads.free("contract-client"))) {
            Ends.assign(sessions, ONE, 50);
            client.run(limit);
        }
    }

    private static List<ClientSession> sessions() {
        return Ends.sessions(Token.random(), ONE, new LongAdder());
    }

    private static long fail() {
        throw new IllegalStateException("a CPU probe that fails");
    }

    /** The first byte of the answer, or -1 when the connection was closed without any. */
    private static int answerTo(Socket stranger) throws IOException {
        InputStream answer = stranger.getInputStream();
        try {
            return answer.read();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
            return -1;
        }
    }
}
