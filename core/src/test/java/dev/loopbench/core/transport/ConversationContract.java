package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every byte arrives, once, in order, whatever the sizes and however many connections. */
interface ConversationContract extends TransportUnderTest {

    @ParameterizedTest(name = "{0} bytes there, {1} bytes back")
    @CsvSource({"1, 1", "0, 0", "64, 64", "65536, 65536", "65521, 100000", "200000, 1", "1048576, 1048576"})
    default void exchangesMessagesOfAnySize(int requestBytes, int responseBytes) throws IOException {
        // Few large ones: each is thousands of reads and writes already.
        int wanted = requestBytes + responseBytes < 1000 ? 200 : 12;
        try (Ends ends = open(Load.roundTrips(requestBytes, responseBytes))) {
            Slice slice = ends.slice(wanted, limit());

            assertThat(slice.complete()).isTrue();
            assertThat(slice.count()).isEqualTo(wanted);
            assertThat(slice.nanos()).isPositive();
            assertThat(ends.recorded.sum()).isEqualTo(wanted);
        }
    }

    /** With a window of header-only answers nobody has a reason to refuse. */
    @ParameterizedTest(name = "{0} bytes there, {1} bytes back")
    @CsvSource({"65536, 0", "0, 65536", "1048576, 0", "0, 1048576"})
    default void streamsChunksEitherWay(int requestBytes, int responseBytes) throws IOException {
        Load load = new Load(new MessageShape(requestBytes, responseBytes), 1, 8);
        assertThat(transport().availability(load.setting(Placement.FREE)).reason())
                .isEmpty();

        try (Ends ends = open(load)) {
            Slice slice = ends.slice(20, limit());

            assertThat(slice.complete()).isTrue();
            assertThat(slice.count()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    default void keepsAWindowOfAMebibyteEachWayOrRefusesIt() throws IOException {
        Load load = new Load(new MessageShape(1 << 20, 1 << 20), 2, 4);
        Availability availability = transport().availability(load.setting(Placement.FREE));
        assumeTrue(availability.isAvailable(), availability.reason().orElse("available"));

        try (Ends ends = open(load)) {
            assertThat(ends.slice(12, limit()).complete()).isTrue();
        }
    }

    @Test
    default void keepsTheOrderOverAFullWindow() throws IOException {
        Load load = Load.largestWindow(transport());
        try (Ends ends = open(load)) {
            Slice slice = ends.slice(3 * load.window(), limit());

            assertThat(load.window()).isGreaterThan(1);
            assertThat(slice.complete()).isTrue();
        }
    }

    @Test
    default void keepsTheOrderOfMessagesThatTakeSeveralReads() throws IOException {
        Load load = new Load(new MessageShape(30_000, 30_000), 1, 2);
        try (Ends ends = open(load)) {
            assertThat(ends.slice(60, limit()).complete()).isTrue();
        }
    }

    @Test
    default void drivesSeveralConnectionsAtOnce() throws IOException {
        try (Ends ends = open(Load.pipelined(8, 16))) {
            Slice slice = ends.slice(1500, limit());

            assertThat(slice.complete()).isTrue();
            assertThat(slice.count()).isGreaterThanOrEqualTo(1500);
        }
    }

    @Test
    default void bracketsASliceOnTheSameConnections() throws IOException {
        try (Ends ends = open(Load.pipelined(2, 4))) {
            ProbePair before = ends.probePair(limit());
            Slice slice = ends.slice(100, limit());
            ProbePair after = ends.probePair(limit());
            Slice next = ends.slice(100, limit());

            assertThat(before.clientNanos()).isEqualTo(Ends.CLIENT_PROBE);
            assertThat(before.serverNanos()).isEqualTo(Ends.SERVER_PROBE);
            assertThat(slice.complete()).isTrue();
            assertThat(after.serverNanos()).isEqualTo(Ends.SERVER_PROBE);
            assertThat(next.complete()).isTrue();
        }
    }

    @Test
    default void servesTwoServersAtOnce() throws IOException {
        try (Ends one = open(Load.pipelined(2, 4));
                Ends other = open(Load.pipelined(2, 4))) {
            Slice first = one.slice(100, limit());
            Slice second = other.slice(100, limit());
            Slice third = one.slice(100, limit());

            assertThat(one.server.address()).isNotEqualTo(other.server.address());
            assertThat(first.complete() && second.complete() && third.complete())
                    .isTrue();
        }
    }

    @Test
    default void finishesARunThatHasNothingToDo() throws IOException {
        try (Ends ends = open(Load.roundTrips(1, 1))) {
            ends.slice(10, limit());
            ends.client.run(limit());

            assertThat(ends.slice(10, limit()).complete()).isTrue();
        }
    }
}
