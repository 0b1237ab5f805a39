package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

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
                .isEqualTo(
                        "1 of 4 slices quiet (threads waited for a processor in 3, threads forced off a processor in 2)");
    }

    @Test
    void aCauseOfFewSlicesIsNotTold() {
        assertThat(text(WAITED, WAITED, WAITED, WITNESS))
                .isEqualTo("0 of 4 slices quiet (threads waited for a processor in 3)");
    }

    @Test
    void aQuietForkHasNone() {
        assertThat(text(Set.of(), Set.of())).isEqualTo("2 of 2 slices quiet");
    }

    @Test
    void slicesBeforeTheForkCountsAreNotCounted() {
        JudgedSlice early = new JudgedSlice(SimulatedSlice.quiet(0).record(), false, WITNESS);

        assertThat(QuietCount.of(List.of(early)).text()).isEqualTo("0 of 0 slices quiet");
    }

    @SafeVarargs
    private static String text(Set<Disturbance>... disturbances) {
        List<JudgedSlice> slices = new ArrayList<>();
        for (Set<Disturbance> found : disturbances) {
            slices.add(new JudgedSlice(SimulatedSlice.quiet(0).record(), true, found));
        }
        return QuietCount.of(slices).text();
    }
}
