package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where both ends can share a thread, they are the same ends, and there is one thread. */
interface OneThreadContract extends TransportUnderTest {

    @Test
    default void drivesBothEndsOnOneThread() throws IOException {
        try (Ends ends = Ends.open(onOneThread(), Load.roundTrips(64, 64))) {
            ProbePair before = ends.probePair(limit());
            Slice slice = ends.slice(200, limit());
            ProbePair after = ends.probePair(limit());
            Slice next = ends.slice(200, limit());

            assertThat(threads(ends)).hasSize(1);
            assertThat(before.clientNanos()).isEqualTo(Ends.CLIENT_PROBE);
            assertThat(after.serverNanos()).isEqualTo(Ends.SERVER_PROBE);
            assertThat(slice.complete() && next.complete()).isTrue();
            assertThat(ends.recorded.sum()).isEqualTo(400);
            assertThat(ends.client.implementation()).isEqualTo(transport().implementation());
            assertThat(ends.server.implementation()).isEqualTo(transport().implementation());
            assertThat(ends.server.socketOptions()).containsEntry("TCP_NODELAY", "true");
        }
    }

    @Test
    default void endsTheOneThread() throws IOException {
        Ends ends = Ends.open(onOneThread(), Load.roundTrips(64, 64));
        ends.slice(10, limit());
        ends.close();

        assertThat(threads(ends)).isEmpty();
    }

    @Test
    default void refusesOneThreadForMoreThanARoundTrip() {
        OneThreadTransport transport = onOneThread();

        assertThat(transport
                        .availability(Load.pipelined(2, 1).setting(Placement.SAME_CORE))
                        .reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("one connection"));
    }

    private OneThreadTransport onOneThread() {
        Optional<OneThreadTransport> transport = transport().onOneThread();
        assumeTrue(transport.isPresent(), "its model cannot do without a second thread");
        return transport.orElseThrow();
    }

    private static List<IoThread> threads(Ends ends) {
        List<IoThread> threads = new ArrayList<>(ends.serverThreads.running());
        threads.addAll(ends.clientThreads.running());
        return threads;
    }
}
