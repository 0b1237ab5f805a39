package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LapsTest {

    private static final int BEFORE = 100;
    private static final int AFTER = 101;
    private static final int SERVER = 1000;

    @Test
    void oneRequestAtATimeIsRunInLaps() {
        List<Lap> laps = laps(spec(1, 120), LongStream.rangeClosed(1, 120).toArray(), 0);

        assertThat(laps).extracting(Lap::count).containsExactly(50L, 50L, 20L);
        assertThat(laps).extracting(Lap::p50Nanos).containsExactly(25.5, 75.5, 110.5);
        assertThat(laps).extracting(Lap::nanos).containsExactly(1275L, 3775L, 2210L);
        assertThat(laps)
                .extracting(Lap::witnessed)
                .containsExactly(
                        new Probed(BEFORE, 0, SERVER + BEFORE, SERVER, 0, 0),
                        new Probed(0, 1, SERVER, SERVER + 1, 0, 0),
                        new Probed(1, AFTER, SERVER + 1, SERVER + AFTER, 0, 0));
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
        List<ProbeTimes> inside = IntStream.range(0, spec.probePairsInside())
                .mapToObj(LapsTest::probePair)
                .toList();
        return Laps.of(
                new SliceCount(spec.slice(), 1, inside),
                roundTrips,
                p50Nanos,
                probePair(BEFORE),
                probePair(AFTER),
                spec.lap());
    }

    /** A probe pair that can be told from the others. */
    private static ProbeTimes probePair(int number) {
        return new ProbeTimes(number, SERVER + number, 0);
    }

    private static ForkSpec spec(int window, int slice) {
        return new ForkSpec(
                "some",
                "some",
                Placement.SAME_CORE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, window),
                slice);
    }
}
