package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.core.measurement.Descriptors;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both ends over io_uring, with many more connections than the ring submits at a time. */
@Timeout(60)
class FloorRingTest {

    private static final Assignment FREE = new Assignment(new TreeSet<>(), new TreeSet<>(), false);
    private static final SocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int CONNECTIONS = 1024;

    /** Of a round trip, at either end: one has been sent, one has been received. */
    private static final int COMPLETIONS_OF_A_TRIP = 2;

    /** Those of the control frame before the slice may still be missing when the slice begins. */
    private static final int COMPLETIONS_BEFORE = 2;

    @TempDir
    private Path directory;

    @Test
    void noReceiveOfManyConnectionsEndsForWantOfABuffer() throws IOException {
        Compiled.require(Floor.RING);
        assumeThat(Descriptors.enough(CONNECTIONS, CONNECTIONS, DescriptorLimit.ofThisProcess())
                        .reason())
                .as("so many connections can be opened here")
                .isEmpty();
        ForkSpec spec = new ForkSpec(
                "floor-io_uring",
                "floor-io_uring",
                Placement.FREE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), CONNECTIONS, 1),
                CONNECTIONS);
        FloorStarter starter = new FloorStarter(Compiled.in(directory), Floor.RING, FREE, Token.random());
        try (FloorEnd server = starter.server(spec.traffic(), ANY);
                FloorEnd client = starter.client(spec, server.allListening(ANY))) {
            client.ask("bracket 1");
            long ofServer = completions(server);
            long ofClient = completions(client);

            client.ask("slice 1");

            long most = COMPLETIONS_OF_A_TRIP * spec.tripsOfSlice(CONNECTIONS) + COMPLETIONS_BEFORE;
            assertThat(completions(server) - ofServer).isBetween(1L, most);
            assertThat(completions(client) - ofClient).isBetween(1L, most);
            assertThat(server.ask("report")).endsWith(" ");
        }
    }

    /** How many completions the kernel has written to the ring of an end so far. */
    private static long completions(FloorEnd end) throws IOException {
        Path process = Path.of("/proc", Long.toString(end.endProcess().pid()));
        OptionalLong tail = OptionalLong.empty();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
                if (Files.readSymbolicLink(descriptor).toString().equals("anon_inode:[io_uring]")) {
                    tail = tail(process.resolve("fdinfo").resolve(descriptor.getFileName()));
                }
            }
        }
        assumeThat(tail).as("the kernel tells how far a ring has come").isPresent();
        return tail.orElseThrow();
    }

    private static OptionalLong tail(Path file) throws IOException {
        Optional<String> line;
        try (Stream<String> lines = Files.lines(file)) {
            line = lines.filter(text -> text.startsWith("CqTail:")).findFirst();
        }
        return line.stream()
                .mapToLong(text ->
                        Long.parseLong(text.substring(text.indexOf(':') + 1).strip()))
                .findFirst();
    }
}
