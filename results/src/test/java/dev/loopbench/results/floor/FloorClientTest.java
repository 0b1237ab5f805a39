package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.server.InProcessServer;
import dev.loopbench.core.server.ServerSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client in C against the suite's servers, and against a server that lies. */
@Timeout(60)
class FloorClientTest {

    private static final Assignment FREE = new Assignment(new TreeSet<>(), new TreeSet<>(), false);
    private static final SocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int HEADER = 16;
    private static final int SLICE = 300;

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
        "BLOCKING, nio-select, 1, 16, 64, 64",
        "BLOCKING, blocking-channel, 1, 1, 0, 0",
        "EPOLL, blocking-channel, 1, 1, 64, 64",
        "EPOLL, nio-select, 4, 16, 24, 40",
        "EPOLL, nio-select, 1, 1, 300000, 100000",
        "BLOCKING, blocking-channel, 1, 8, 65536, 0",
        "EPOLL, nio-select, 2, 4, 0, 65536",
        "EPOLL, nio-select, 300, 1, 64, 64",
        "RING, blocking-channel, 1, 1, 64, 64",
        "RING, nio-select, 4, 16, 24, 40",
        "RING, nio-select, 1, 1, 2000000, 3000000",
        "RING, blocking-channel, 1, 8, 65536, 0",
        "RING, nio-select, 2, 4, 0, 65536",
        "RING, nio-select, 300, 1, 64, 64",
        "SPIN, nio-select, 1, 1, 64, 64",
        "SPIN, blocking-channel, 4, 16, 40, 24",
    })
    void measuresASliceOverTheSuitesServer(
            Floor floor, String transport, int connections, int window, int request, int response) throws IOException {
        Compiled.require(floor);
        Token token = Token.random();
        ForkSpec spec = spec(connections, window, request, response);
        try (InProcessServer server = InProcessServer.start(new ServerSpec(
                        transport,
                        ANY,
                        new TreeSet<>(),
                        false,
                        token.hex(),
                        SocketSettings.defaults(),
                        spec.traffic()));
                FloorEnd client =
                        new FloorStarter(program, floor, FREE, token).client(spec, List.of(server.address()))) {
            assertThat(FloorSocketOptions.of(List.of(client.opening().split(" ", -1))))
                    .containsEntry("TCP_NODELAY", "true");
            StringTokenizer own = new StringTokenizer(client.ask("bracket 0"));
            assertThat(Long.parseLong(own.nextToken())).isPositive();
            assertThat(own.nextToken()).as("the server's").isEqualTo("0");
            assertThat(own.nextToken()).as("a wake-up's").isEqualTo("0");
            assertThat(Long.parseLong(client.ask("bracket 1").split(" ", -1)[1]))
                    .isPositive();

            StringTokenizer counted = new StringTokenizer(client.ask("slice 1"));
            int count = Integer.parseInt(counted.nextToken());
            assertThat(count).isBetween(SLICE, SLICE + window);
            assertThat(Long.parseLong(counted.nextToken())).isPositive();
            assertThat(counted.nextToken()).as("what a plan meant").isEqualTo("0");
            assertThat(counted.countTokens()).isEqualTo(4 * spec.probePairsInside());
            assertThat(new StringTokenizer(client.ask("latencies")).countTokens())
                    .isEqualTo(count);
            assertThat(new StringTokenizer(client.ask("slice 1")).nextToken()).isNotEqualTo("0");
            assertThat(server.report().failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKING, blocking-channel, 1, 1, 10000, constant",
        "BLOCKING, nio-select, 1, 1, 500, poisson",
        "EPOLL, nio-select, 1, 16, 10000, poisson",
        "EPOLL, blocking-channel, 4, 1, 4000, constant",
        "SPIN, nio-select, 1, 1, 10000, constant",
    })
    void followsAPlanOverTheSuitesServer(
            Floor floor, String transport, int connections, int window, int rate, String arrivals) throws IOException {
        Token token = Token.random();
        ForkSpec spec = paced(connections, window, Pace.of(rate, Pace.Arrivals.of(arrivals)));
        try (InProcessServer server = InProcessServer.start(new ServerSpec(
                        transport,
                        ANY,
                        new TreeSet<>(),
                        false,
                        token.hex(),
                        SocketSettings.defaults(),
                        spec.traffic()));
                FloorEnd client =
                        new FloorStarter(program, floor, FREE, token).client(spec, List.of(server.address()))) {
            CommandedLoad load = new CommandedLoad(client, true);
            assertThat(load.probePair().serverNanos()).isPositive();
            SliceCount slice = load.slice();
            Histogram service = new Histogram(3);
            Map<Series, Histogram> secondary =
                    Map.of(Series.RESPONSE, new Histogram(3), Series.LATENESS, new Histogram(3));
            load.drainInto(service);
            load.planTimes(Pause.ANY_CPU, Pause.ANY_CPU).addTo(secondary);

            assertThat(slice.count()).isGreaterThanOrEqualTo(spec.slice()).isEqualTo(service.getTotalCount());
            assertThat(slice.nanos()).isGreaterThanOrEqualTo(slice.plannedNanos());
            assertThat(slice.plannedNanos()).isPositive();
            assertThat(secondary)
                    .allSatisfy((series, times) ->
                            assertThat(times.getTotalCount()).as(series.tag()).isEqualTo(slice.count()));
            assertThat(Objects.requireNonNull(secondary.get(Series.RESPONSE)).getMean())
                    .isGreaterThanOrEqualTo(service.getMean());
            assertThat(load.slice().count()).isGreaterThanOrEqualTo(spec.slice());
            assertThat(server.report().failures()).isEmpty();
        }
    }

    @Test
    void isTurnedAwayWithAnotherToken() throws IOException {
        try (InProcessServer server = InProcessServer.start(new ServerSpec(
                        "nio-select",
                        ANY,
                        new TreeSet<>(),
                        false,
                        Token.random().hex(),
                        SocketSettings.defaults(),
                        spec(1, 1, 64, 64).traffic()));
                FloorEnd client = new FloorStarter(program, Floor.EPOLL, FREE, Token.random())
                        .client(spec(1, 1, 64, 64), List.of(server.address()))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.ask("slice 1"))
                    .withMessageContaining("the floor's client");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4  | header says sizes
            15 | response is 1, awaited was 0
            40 | payload differs in 0
            """)
    void findsADamagedByte(int at, String message) throws IOException {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> answeredBy(frame -> frame.put(at, (byte) (frame.get(at) ^ 1))))
                .withMessageContaining(message);
    }

    @Test
    void aResponseThatComesTwiceIsFound() throws IOException {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> answeredBy(frame -> {
                    // The second answer bears the identity of the first.
                    frame.putLong(8, 0);
                }))
                .withMessageContaining("awaited was 1");
    }

    private interface Damage {
        void doTo(ByteBuffer frame);
    }

    /** A slice over a server that sends every request back, damaged; request and response then are the same bytes. */
    private static void answeredBy(Damage damage) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FloorEnd client = new FloorStarter(program, Floor.EPOLL, FREE, Token.random())
                        .client(spec(1, 1, 64, 64), List.of(listener.getLocalSocketAddress()))) {
            Thread echo = new Thread(() -> echo(listener, damage), "echo");
            echo.setDaemon(true);
            echo.start();
            client.ask("slice 1");
        }
    }

    private static void echo(ServerSocket listener, Damage damage) {
        try (Socket socket = listener.accept()) {
            InputStream in = socket.getInputStream();
            in.readNBytes(Token.BYTES);
            while (true) {
                byte[] frame = in.readNBytes(HEADER + 64);
                if (frame.length < HEADER + 64) {
                    return;
                }
                damage.doTo(ByteBuffer.wrap(frame));
                socket.getOutputStream().write(frame);
            }
        } catch (IOException e) {
            // The client has gone, having seen enough.
            Thread.currentThread().interrupt();
        }
    }

    private static ForkSpec paced(int connections, int window, Pace pace) {
        return new ForkSpec(
                "floor-epoll",
                "floor-epoll",
                Placement.FREE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), connections, window).at(pace),
                100);
    }

    private static ForkSpec spec(int connections, int window, int request, int response) {
        return new ForkSpec(
                "floor-epoll",
                "floor-epoll",
                Placement.FREE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(request, response), connections, window),
                SLICE);
    }
}
