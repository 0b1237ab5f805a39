package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection for each request is opened, used and closed, again and again, and leaves nothing behind. */
interface CycleContract extends TransportUnderTest {

    MessageShape SMALL = new MessageShape(64, 64);

    /** The memory of one connection at the server, bytes: one buffer to read into and one to write from. */
    long BUFFERS = 2 * 64 * 1024;

    /** Both ends, with so many connections at a time; skips the test where the transport refuses. */
    default CycleEnds openCycles(MessageShape shape, int connections) throws IOException {
        requireCycles();
        return CycleEnds.open(transport(), bind(), shape, connections);
    }

    /** Skips the test where the transport refuses to open a connection for each request. */
    default void requireCycles() {
        requireCycles(Serving.ECHO);
    }

    /** The same with a server that does not answer at once, or has several threads. */
    default void requireCycles(Serving serving) {
        AddressFamily address = AddressFamily.of(bind()).orElseThrow();
        int processors = Runtime.getRuntime().availableProcessors();
        Setting setting = new Setting(
                Placement.FREE,
                processors,
                true,
                Traffic.of(SMALL, 1, 1)
                        .over(address)
                        .using(ConnectionUse.PER_REQUEST)
                        .servedBy(serving));
        Availability availability = transport().availability(setting);
        assumeTrue(availability.isAvailable(), availability.reason().orElse("available"));
    }

    @Test
    default void recordsThePhasesOfEveryCountedCycle() throws IOException {
        try (CycleEnds ends = openCycles(SMALL, 1)) {
            Slice slice = ends.slice(100, limit());

            assertThat(slice.complete()).isTrue();
            assertThat(slice.count()).isEqualTo(100);
            assertThat(ends.recorded).hasSize(100).allSatisfy(one -> {
                assertThat(one.connect()).isPositive();
                assertThat(one.exchange()).isPositive();
                assertThat(one.close()).isPositive();
                assertThat(one.connect() + one.exchange()).isLessThanOrEqualTo(one.cycle());
            });
            assertThat(ends.recorded.stream()
                            .mapToLong(one -> one.cycle() + one.close())
                            .sum())
                    .isLessThanOrEqualTo(slice.nanos());
            // One is kept, and one cycle does not count.
            assertThat(ends.accepted.sum()).isEqualTo(102);
            String implementation =
                    transport().implementation(AddressFamily.of(bind()).orElseThrow());
            assertThat(ends.client.implementation()).isEqualTo(implementation);
            assertThat(ends.server.implementation()).isEqualTo(implementation);
        }
    }

    @ParameterizedTest(name = "{0} bytes there, {1} bytes back")
    @CsvSource({"0, 0", "1, 100000", "100000, 1", "1048576, 1048576"})
    default void exchangesMessagesOfAnySizeOnConnectionsOfTheirOwn(int requestBytes, int responseBytes)
            throws IOException {
        try (CycleEnds ends = openCycles(new MessageShape(requestBytes, responseBytes), 1)) {
            assertThat(ends.slice(8, limit()).complete()).isTrue();
            assertThat(ends.recorded).hasSize(8);
        }
    }

    @Test
    default void opensSeveralConnectionsAtATime() throws IOException {
        try (CycleEnds ends = openCycles(SMALL, 8)) {
            Slice slice = ends.slice(120, limit());

            assertThat(slice.complete()).isTrue();
            // Sessions on threads of their own may end a cycle while another ends the ramp or the slice.
            assertThat(ends.recorded).hasSizeBetween((int) slice.count() - 8, (int) slice.count() + 8);
        }
    }

    @Test
    default void bracketsSlicesOfCyclesOnTheConnectionThatIsKept() throws IOException {
        try (CycleEnds ends = openCycles(SMALL, 2)) {
            ProbePair before = ends.probePair(limit());
            Slice slice = ends.slice(50, limit());
            ProbePair after = ends.probePair(limit());
            Slice next = ends.slice(50, limit());

            assertThat(before.serverNanos()).isEqualTo(Ends.SERVER_PROBE);
            assertThat(slice.complete()).isTrue();
            assertThat(after.serverNanos()).isEqualTo(Ends.SERVER_PROBE);
            assertThat(next.complete()).isTrue();
        }
    }

    @ParameterizedTest(name = "on {0} threads")
    @ValueSource(ints = {1, 3})
    default void handsOffWhatBlocksOnConnectionsOfTheirOwn(int threads) throws IOException {
        requireCycles(new Serving(0, 1, threads));
        LongAdder handled = new LongAdder();
        try (CycleEnds ends = CycleEnds.handling(transport(), bind(), 4, threads, handled::increment)) {
            Slice slice = ends.slice(80, limit());

            assertThat(slice.complete()).isTrue();
            assertThat(handled.sum()).isGreaterThanOrEqualTo(slice.count());
        }
    }

    /**
     * What is left is that of connections which the server has not closed yet, and threads and buffers that are kept: far less than
     * the cycles there were.
     */
    @Test
    default void leavesNothingBehind() throws IOException {
        int cycles = 600;
        int few = cycles / 4;
        try (CycleEnds ends = openCycles(SMALL, 4)) {
            ends.slice(100, limit());
            long descriptors = descriptors();
            long direct = directBytes();
            int serverThreads = ends.serverThreads.running().size();
            int clientThreads = ends.clientThreads.running().size();

            ends.slice(cycles, limit());
            // A server hears of an end after the client, and on a busy machine hundreds of connections wait for that.
            long end = System.nanoTime() + limit().toNanos();
            while (System.nanoTime() < end
                    && (descriptors() >= descriptors + few
                            || ends.serverThreads.running().size() >= serverThreads + few)) {
                Thread.onSpinWait();
            }

            assertThat(descriptors()).isLessThan(descriptors + few);
            assertThat(directBytes()).isLessThan(direct + few * BUFFERS);
            assertThat(ends.serverThreads.running()).hasSizeLessThan(serverThreads + few);
            assertThat(ends.clientThreads.running()).hasSize(clientThreads);
        }
    }

    @Test
    default void endsTheThreadsOfCycles() throws IOException {
        try (CycleEnds ends = openCycles(SMALL, 3)) {
            ends.slice(50, limit());

            ends.client.close();
            assertThat(ends.clientThreads.running()).isEmpty();

            ends.server.close();
            assertThat(ends.serverThreads.running()).isEmpty();
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
