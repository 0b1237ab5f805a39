package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pacing.PacedSlice;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.socket.Completion.StalledException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests leave by a plan: none before it is due, none skipped, and all are answered in order. */
interface PacedContract extends TransportUnderTest {

    @ParameterizedTest(name = "{0} connections x {1} at {2}/s, {3}, polled {4} ns before")
    @CsvSource({
        "1, 1, 200, constant, 0",
        "1, 1, 10000, constant, 3600000000000",
        "1, 16, 10000, poisson, 3600000000000",
        "4, 1, 4000, poisson, 0",
        "4, 8, 20000, constant, 100000",
    })
    default void sendsEveryRequestOfAPlan(int connections, int window, int perSecond, String arrivals, long ahead)
            throws IOException {
        Pace pace = Pace.of(perSecond, Pace.Arrivals.of(arrivals));
        Load load = Load.pipelined(connections, window);
        // Few: a plan that is a second behind is given up, and ends that spin may share a processor with other tests.
        int wanted = Math.max(10, perSecond / 500);
        try (PacedEnds ends = open(load, pace, ahead)) {
            ProbePair before = ends.probePair(limit());
            PacedSlice slice = ends.slice(wanted, limit());
            long counted = ends.recorded.sum();
            ProbePair after = ends.probePair(limit());
            PacedSlice next = ends.slice(wanted, limit());

            assertThat(before.serverNanos()).isEqualTo(Ends.SERVER_PROBE);
            assertThat(slice.complete()).isTrue();
            assertThat(slice.count()).isEqualTo(counted).isGreaterThanOrEqualTo(wanted);
            assertThat(slice.plannedNanos()).isPositive();
            assertThat(ends.early.sum()).as("left before they were due").isZero();
            assertThat(after.clientNanos()).isEqualTo(Ends.CLIENT_PROBE);
            assertThat(next.complete()).isTrue();
        }
    }

    @Test
    default void endsWhileAPlanIsFollowed() throws IOException {
        Pace slow = Pace.of(1, Pace.Arrivals.CONSTANT);
        try (PacedEnds ends = open(Load.pipelined(2, 4), slow, 0)) {
            assertThatExceptionOfType(StalledException.class)
                    .isThrownBy(() -> ends.slice(1_000, Duration.ofMillis(50)));
        }
    }

    /** By a clock that stands still nothing is ever due: only whoever looks whether it is to end does. */
    @Test
    default void endsWhileAGeneratorSpins() throws IOException {
        Load load = Load.pipelined(1, 1);
        Pace pace = Pace.of(1, Pace.Arrivals.CONSTANT);
        requirePaced(load, pace);
        long now = System.nanoTime();
        try (PacedEnds ends = new PacedEnds(transport(), bind(), load, pace, TimeUnit.HOURS.toNanos(1), () -> now)) {
            assertThatExceptionOfType(StalledException.class)
                    .isThrownBy(() -> ends.slice(1_000, Duration.ofMillis(50)));
        }
    }

    private PacedEnds open(Load load, Pace pace, long ahead) throws IOException {
        requirePaced(load, pace);
        return new PacedEnds(transport(), bind(), load, pace, ahead);
    }

    private void requirePaced(Load load, Pace pace) {
        Setting closed = load.setting(Placement.FREE);
        Setting asked = new Setting(
                closed.placement(),
                closed.processors(),
                closed.inProcess(),
                closed.traffic().at(pace));
        Availability availability = transport().availability(asked);
        assumeTrue(availability.isAvailable(), availability.reason().orElse("available"));
    }
}
