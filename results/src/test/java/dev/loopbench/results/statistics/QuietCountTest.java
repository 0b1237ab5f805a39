package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.measurement.SliceRecord;
import dev.loopbench.results.simulated.SimulatedSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuietCountTest {

    private static final Set<Disturbance> WAITED = Set.of(Disturbance.RUN_QUEUE_WAIT);
    private static final Set<Disturbance> BOTH = Set.of(Disturbance.RUN_QUEUE_WAIT, Disturbance.FORCED_SWITCHES);
    private static final Set<Disturbance> WITNESS = Set.of(Disturbance.WITNESS_CLIENT);

    @Test
    void theMostFrequentCauseComesFirst() {
        assertThat(text(Set.of(), BOTH, BOTH, WAITED))
                .isEqualTo("10 of 40 laps quiet (threads waited for a processor, threads forced off a processor)");
    }

    @Test
    void aCauseOfFewSlicesIsNotTold() {
        assertThat(text(WAITED, WAITED, WAITED, WITNESS))
                .isEqualTo("0 of 40 laps quiet (threads waited for a processor)");
    }

    @Test
    void aQuietForkHasNone() {
        assertThat(text(Set.of(), Set.of())).isEqualTo("20 of 20 laps quiet");
    }

    @Test
    void slicesBeforeTheForkCountsAreNotCounted() {
        JudgedSlice early = new JudgedSlice(SimulatedSlice.quiet(0).record(), false, WITNESS, List.of());

        assertThat(QuietCount.of(List.of(early)).text()).isEqualTo("0 of 0 laps quiet");
    }

    @SafeVarargs
    private static String text(Set<Disturbance>... disturbances) {
        List<JudgedSlice> slices = new ArrayList<>();
        for (Set<Disturbance> found : disturbances) {
            SliceRecord slice = SimulatedSlice.quiet(0).record();
            slices.add(new JudgedSlice(slice, true, found, found.isEmpty() ? slice.laps() : List.of()));
        }
        return QuietCount.of(slices).text();
    }
}
