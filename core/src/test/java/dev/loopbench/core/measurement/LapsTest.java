package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.MessageShape;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LapsTest {

    private final Bracket before = new Bracket(() -> 0, false);
    private final Bracket after = new Bracket(() -> 0, false);

    @Test
    void oneRequestAtATimeIsRunInLaps() {
        List<Lap> laps =
                Laps.of(spec(1, 120), false).ran(LongStream.rangeClosed(1, 120).toArray(), 0, before, after);

        assertThat(laps).extracting(Lap::count).containsExactly(50L, 50L, 20L);
        assertThat(laps).extracting(Lap::p50Nanos).containsExactly(25.5, 75.5, 110.5);
        assertThat(laps).extracting(Lap::nanos).containsExactly(1275L, 3775L, 2210L);
    }

    @Test
    void aSliceOfOneLapHasNoBracketInside() {
        assertThat(Laps.of(spec(1, 50), false).ran(new long[50], 7, before, after))
                .extracting(Lap::p50Nanos)
                .containsExactly(7.0);
    }

    @Test
    void severalRequestsAtATimeAreNotInterrupted() {
        assertThat(Laps.of(spec(4, 120), false).ran(new long[0], 14, before, after))
                .extracting(Lap::p50Nanos)
                .containsExactly(14.0);
    }

    private static ForkSpec spec(int window, int slice) {
        return new ForkSpec(
                "some", "some", Placement.SAME_CORE, ServerMode.PROCESS, new MessageShape(64, 64), 1, window, slice);
    }
}
