package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.server.InProcessServer;
import dev.loopbench.core.server.ServerSpec;
import dev.loopbench.core.session.ClientCycles;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection for each request by the program in C: its ends against the suite's, and against each other. */
@Timeout(60)
class FloorCyclesTest {

    private static final Assignment FREE = new Assignment(new TreeSet<>(), new TreeSet<>(), false);
    private static final SocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int SLICE = 100;

    @TempDir
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static FloorProgram program;

    @BeforeAll
    static void compile() throws IOException {
        program = Compiled.in(directory);
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKING, blocking-channel, 1, 64, 64",
        "BLOCKING, nio-select, 1, 0, 0",
        "EPOLL, nio-select, 4, 24, 40",
        "EPOLL, blocking-channel, 1, 300000, 100000",
    })
    void clientOpensConnectionsToTheSuitesServer(
            Floor floor, String transport, int connections, int request, int response) throws IOException {
        Token token = Token.random();
        ForkSpec spec = spec(floor, AddressFamily.TCP, connections, new MessageShape(request, response));
        ServerSpec asked = new ServerSpec(
                transport, ANY, new TreeSet<>(), false, token.hex(), SocketSettings.defaults(), spec.traffic());
        try (InProcessServer server = InProcessServer.start(asked);
                FloorEnd client = new FloorStarter(program, floor, FREE, token).client(spec, server.addresses())) {
            assertThat(Long.parseLong(client.ask("bracket 1").split(" ", -1)[1]))
                    .isPositive();

            StringTokenizer counted = new StringTokenizer(client.ask("slice 0"));
            assertThat(Integer.parseInt(counted.nextToken())).isEqualTo(SLICE);
            assertThat(Long.parseLong(counted.nextToken())).isPositive();
            assertThat(new StringTokenizer(client.ask("latencies")).countTokens())
                    .isEqualTo(SLICE);
            assertThat(new StringTokenizer(client.ask("phases")).countTokens()).isEqualTo(3 * SLICE);
            assertThat(server.report().failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKING, blocking-channel, 1",
        "BLOCKING, nio-select, 4",
        "EPOLL, nio-select, 4",
        "EPOLL, nio-async, 1"
    })
    void serverTakesTheConnectionsOfTheSuitesClient(Floor floor, String transport, int connections) throws IOException {
        Token token = Token.random();
        MessageShape shape = new MessageShape(64, 64);
        ForkSpec spec = spec(floor, AddressFamily.TCP, connections, shape);
        LongAdder recorded = new LongAdder();
        ClientSession kept = new ClientSession(0, token, shape, 1, System::nanoTime, nanos -> {});
        List<ClientCycles> cycles = IntStream.rangeClosed(1, connections)
                .mapToObj(i -> new ClientCycles(
                        i, token, shape, System::nanoTime, (cycle, connect, exchange, close) -> recorded.increment()))
                .toList();
        try (FloorEnd server = new FloorStarter(program, floor, FREE, token).server(spec.traffic(), ANY);
                Client client = Transports.load()
                        .named(transport)
                        .connectPerRequest(
                                server.allListening(ANY),
                                SocketSettings.defaults(),
                                kept,
                                cycles,
                                IoThreads.free("client"))) {
            Slice slice = new Slice(1, SLICE, connections);
            cycles.forEach(session -> session.assign(slice));
            client.run(Duration.ofSeconds(10));

            assertThat(slice.complete()).isTrue();
            assertThat(recorded.sum()).isEqualTo(slice.count());
        }
    }

    @ParameterizedTest
    @CsvSource({"BLOCKING, TCP", "EPOLL, TCP", "BLOCKING, UNIX", "EPOLL, UNIX"})
    void aForkLeavesThePhasesOfItsCyclesAndTheChargesOfAllThreads(Floor floor, AddressFamily address)
            throws IOException {
        ForkFiles files = ForkFiles.in(directory, "fork-" + floor + "-" + address);
        try (FloorForks forks = new FloorForks(program, Optional.of(directory))) {
            Turns.take(forks, spec(floor, address, 1, new MessageShape(64, 64)), files);
        }

        ForkRecord record = files.collect();
        assertThat(record.failure()).isNull();
        assertThat(record.slices()).isNotEmpty().allSatisfy(slice -> {
            assertThat(slice.trips().count()).isEqualTo(SLICE);
            assertThat(slice.server().cpuNanos()).isPositive();
            assertThat(slice.laps()).hasSize(1);
        });
        List<ThreadRecord> threads = Objects.requireNonNull(record.server()).threads();
        assertThat(threads).hasSize(floor == Floor.EPOLL ? 1 : address == AddressFamily.TCP ? 9 : 2);
        for (String tag : List.of("connect", "exchange", "close")) {
            assertThat(Files.readAllLines(files.histograms()))
                    .filteredOn(line -> line.startsWith("Tag=" + tag + ","))
                    .hasSameSizeAs(record.slices());
        }
    }

    private static ForkSpec spec(Floor floor, AddressFamily address, int connections, MessageShape shape) {
        return new ForkSpec(
                floor.label(),
                floor.label(),
                Placement.FREE,
                ServerMode.PROCESS,
                Traffic.of(shape, connections, 1).over(address).using(ConnectionUse.PER_REQUEST),
                SLICE);
    }
}
