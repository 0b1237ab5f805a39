package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The server in C under the suite's clients, and under a client that lies. */
@Timeout(60)
class FloorServerTest {

    private static final Assignment FREE = new Assignment(new TreeSet<>(), new TreeSet<>(), false);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int FRAME = 16 + 64;

    /** Any port. */
    private static final SocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Token token = Token.random();

    @TempDir
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static FloorProgram program;

    @BeforeAll
    static void compile() throws IOException {
        program = Compiled.in(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKING, blocking-channel, 1, 1, 64, 64",
        "BLOCKING, blocking-channel, 1, 1, 300000, 100000",
        "EPOLL, nio-select, 4, 16, 24, 40",
        "EPOLL, nio-select, 1, 1, 300000, 100000",
        "SPIN, nio-select, 2, 4, 0, 64",
        "BLOCKING, blocking-channel, 1, 8, 65536, 0",
        "EPOLL, nio-select, 2, 4, 1048576, 0",
        "EPOLL, nio-select, 2, 4, 0, 1048576",
        "RING, blocking-channel, 1, 1, 64, 64",
        "RING, nio-select, 4, 16, 24, 40",
        "RING, nio-select, 1, 1, 2000000, 3000000",
        "RING, nio-select, 2, 4, 1048576, 0",
        "RING, nio-select, 2, 4, 0, 1048576",
        "RING, nio-select, 300, 1, 64, 64",
    })
    void answersTheSuitesClient(Floor floor, String transport, int connections, int window, int request, int response)
            throws IOException {
        Compiled.require(floor);
        List<ClientSession> sessions = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            sessions.add(new ClientSession(
                    i, token, new MessageShape(request, response), window, System::nanoTime, nanos -> {}));
        }
        int wanted = request + response < 1_000_000 ? 500 : 40;
        try (FloorEnd server = new FloorStarter(program, floor, FREE, token).server(kept(connections), ANY);
                Client client = Transports.load()
                        .named(transport)
                        .connect(
                                server.listening(ANY), SocketSettings.defaults(), sessions, IoThreads.free("client"))) {
            ProbePair asking = new ProbePair(() -> 1, true);
            sessions.get(0).assign(asking);
            client.run(LIMIT);
            assertThat(asking.serverNanos()).isPositive();
            ProbePair silent = new ProbePair(() -> 1, false);
            sessions.get(0).assign(silent);
            client.run(LIMIT);
            assertThat(silent.serverNanos()).isZero();

            Slice slice = new Slice(4 * connections * window, wanted, connections * window);
            sessions.forEach(session -> session.assign(slice));
            client.run(LIMIT);

            assertThat(slice.count()).isGreaterThanOrEqualTo(wanted);
            assertThat(server.ask("report")).matches("1 \\d+ \\d+ \\w+ ");
        }
    }

    @Test
    void itsSocketFileIsForItsUserAlone() throws IOException {
        UnixDomainSocketAddress file = UnixDomainSocketAddress.of(directory.resolve("s"));
        try (FloorEnd server = new FloorStarter(program, Floor.EPOLL, FREE, token).server(kept(1), file)) {
            assertThat(server.opening()).isEqualTo("0");
            assertThat(server.listening(file)).isEqualTo(file);
            assertThat(Files.getPosixFilePermissions(file.getPath()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aSocketFileThatCannotBeMadeIsTold() {
        UnixDomainSocketAddress nowhere =
                UnixDomainSocketAddress.of(directory.resolve("nowhere").resolve("s"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new FloorStarter(program, Floor.EPOLL, FREE, token).server(kept(1), nowhere))
                .withMessage("the floor's server: listen: No such file or directory");
    }

    @ParameterizedTest
    @EnumSource(Floor.class)
    void turnsAwayStrangersAndServesTheNext(Floor floor) throws IOException {
        Compiled.require(floor);
        try (FloorEnd server = new FloorStarter(program, floor, FREE, token).server(kept(1), ANY);
                Socket silent = connect(server);
                Socket stranger = connect(server)) {
            stranger.getOutputStream().write(new byte[Token.BYTES]);
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            try (Socket friend = connect(server)) {
                friend.getOutputStream().write(bytes(token));
                friend.getOutputStream().write(request());
                assertThat(friend.getInputStream().readNBytes(FRAME)).hasSize(FRAME);
                assertThat(server.ask("report")).doesNotContain("token").endsWith(" ");
            }
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void findsAPayloadThatDiffers() throws IOException {
        byte[] request = request();
        request[FRAME - 1] = (byte) ~request[FRAME - 1];

        assertRejected(request, " payload differs in message 0");
    }

    @Test
    void findsASizeThatCannotBe() throws IOException {
        byte[] request = request();
        ByteBuffer.wrap(request).putInt(0, -1);

        assertRejected(request, " sizes 4294967295 and 64 are out of range");
    }

    @Test
    void endsWithItsStandardInput() throws Exception {
        FloorEnd server = new FloorStarter(program, Floor.BLOCKING, FREE, token).server(kept(1), ANY);
        ProcessHandle process = ProcessHandle.of(server.endProcess().pid()).orElseThrow();

        server.close();

        process.onExit().get(10, TimeUnit.SECONDS);
        assertThat(process.isAlive()).isFalse();
    }

    private void assertRejected(byte[] request, String why) throws IOException {
        try (FloorEnd server = new FloorStarter(program, Floor.BLOCKING, FREE, token).server(kept(1), ANY);
                Socket socket = connect(server)) {
            socket.getOutputStream().write(bytes(token));
            socket.getOutputStream().write(request);

            assertThat(endsOrIsReset(socket)).isTrue();
            assertThat(server.ask("report")).endsWith(why);
        }
    }

    /** What the server has not read makes its end a reset. */
    private static boolean endsOrIsReset(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** The first request of a connection, as the suite's own session writes it. */
    private byte[] request() {
        ClientSession session = new ClientSession(0, token, new MessageShape(64, 64), 1, System::nanoTime, nanos -> {});
        session.assign(new Slice(1, 1, 1));
        ByteBuffer out = ByteBuffer.allocate(session.pending());
        session.fill(out);
        byte[] request = new byte[FRAME];
        out.get(Token.BYTES, request);
        return request;
    }

    private static byte[] bytes(Token token) {
        return HexFormat.of().parseHex(token.hex());
    }

    private static Socket connect(FloorEnd server) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(10_000);
        socket.connect(server.listening(ANY));
        return socket;
    }

    private static Traffic kept(int connections) {
        return Traffic.of(new MessageShape(64, 64), connections, 1);
    }
}
