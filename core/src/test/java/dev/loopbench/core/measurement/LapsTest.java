package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.MessageShape;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LapsTest {

    private static final WitnessTimes BRACKET = new WitnessTimes(1, 2);

    @Test
    void oneRequestAtATimeIsRunInLaps() {
        List<Lap> laps = laps(spec(1, 120), LongStream.rangeClosed(1, 120).toArray(), 0);

        assertThat(laps).extracting(Lap::count).containsExactly(50L, 50L, 20L);
        assertThat(laps).extracting(Lap::p50Nanos).containsExactly(25.5, 75.5, 110.5);
        assertThat(laps).extracting(Lap::nanos).containsExactly(1275L, 3775L, 2210L);
        assertThat(laps).extracting(Lap::witnessed).containsOnly(new Witnessed(1, 1, 2, 2));
    }

    @Test
    void aSliceOfOneLapHasNoBracketInside() {
        assertThat(laps(spec(1, 50), new long[50], 7)).extracting(Lap::p50Nanos).containsExactly(7.0);
    }

    @Test
    void severalRequestsAtATimeAreNotInterrupted() {
        assertThat(laps(spec(4, 120), new long[0], 14))
                .extracting(Lap::p50Nanos)
                .containsExactly(14.0);
    }

    private static List<Lap> laps(ForkSpec spec, long[] roundTrips, double p50Nanos) {
        SliceCount slice = new SliceCount(spec.slice(), 1, Collections.nCopies(spec.bracketsInside(), BRACKET));
        return Laps.of(slice, roundTrips, p50Nanos, BRACKET, BRACKET);
    }

    private static ForkSpec spec(int window, int slice) {
        return new ForkSpec(
                "some", "some", Placement.SAME_CORE, ServerMode.PROCESS, new MessageShape(64, 64), 1, window, slice);
    }
}
