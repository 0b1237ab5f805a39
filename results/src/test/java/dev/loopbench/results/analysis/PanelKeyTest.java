package dev.loopbench.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Direction;
import dev.loopbench.results.plan.Workload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelKeyTest {

    private static final Traffic ROUND_TRIPS = Workload.ROUND_TRIP.traffic(new MessageShape(64, 64));

    @Test
    void whatIsAsTheWorkloadHasItByItselfIsNotSpokenOf() {
        assertThat(point(Workload.ROUND_TRIP, ROUND_TRIPS).name()).containsExactly("round-trip", "same-core");
        assertThat(point(Workload.STREAM, Workload.STREAM.traffic(Direction.UP.shape(64 * 1024)))
                        .name())
                .containsExactly("stream", "same-core");
    }

    @Test
    void whateverElseTellsPanelsApartIsNamed() {
        assertThat(point(Workload.ROUND_TRIP, ROUND_TRIPS.over(AddressFamily.UNIX))
                        .name())
                .containsExactly("round-trip", "same-core", "unix");
        assertThat(point(Workload.ROUND_TRIP, ROUND_TRIPS.sized(new MessageShape(65_536, 64)))
                        .name())
                .containsExactly("round-trip", "same-core", "65536 + 64 bytes");
        assertThat(point(
                                Workload.ROUND_TRIP,
                                ROUND_TRIPS.onConnections(256).servedBy(new Serving(20_000, 1_000_000, 2)))
                        .name())
                .containsExactly(
                        "round-trip",
                        "same-core",
                        "256 x 1",
                        "2 server threads",
                        "server works 20 µs",
                        "server waits 1 ms");
    }

    private static PanelKey point(Workload workload, Traffic traffic) {
        return PanelKey.of(new Cell.Conditions(
                workload, Placement.SAME_CORE, ServerMode.PROCESS, "25.0.3", Optional.empty(), traffic));
    }
}
