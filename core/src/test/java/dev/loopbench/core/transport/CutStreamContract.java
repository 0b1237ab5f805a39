package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream has no messages: bytes come in whatever pieces they come. */
interface CutStreamContract extends TransportUnderTest {

    Load CUT = new Load(new MessageShape(100, 300), 1, 16);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    default void answersRequestsCutAnywhere(long seed) throws IOException {
        Token token = Token.random();
        List<ClientSession> sessions = Ends.sessions(token, CUT, new LongAdder());
        Slice slice = Ends.assign(sessions, CUT, 200);
        try (Server server = transport()
                        .listen(
                                Ends.loopback(),
                                SocketSettings.defaults(),
                                Ends.answering(token),
                                IoThreads.free("contract-server"));
                Socket socket = new Socket()) {
            socket.setSoTimeout((int) limit().toMillis());
            socket.connect((InetSocketAddress) server.address());
            new RandomCuts(seed).converse(socket, sessions.get(0));

            assertThat(slice.complete()).isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    default void takesResponsesCutAnywhere(long seed) throws IOException {
        Token token = Token.random();
        List<ClientSession> sessions = Ends.sessions(token, CUT, new LongAdder());
        try (RawServer server = new RawServer(socket -> new RandomCuts(seed)
                        .converse(socket, Ends.answering(token).get()));
                Client client = transport()
                        .connect(
                                server.address(),
                                SocketSettings.defaults(),
                                sessions,
                                IoThreads.free("contract-client"))) {
            Slice slice = Ends.assign(sessions, CUT, 200);
            client.run(limit());

            assertThat(slice.complete()).isTrue();
        }
    }
}
