package dev.loopbench.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.placement.IoThreads;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkTest {

    @Test
    void turnsGrowWithTheTimeThatIsWanted() {
        assertThat(Work.turns(20_000, 40_000)).isEqualTo(Work.TURNS / 2);
        assertThat(Work.turns(40_000, 40_000)).isEqualTo(Work.TURNS);
        assertThat(Work.turns(4_000_000, 40_000)).isEqualTo(100L * Work.TURNS);
        assertThat(Work.turns(1, 40_000)).isEqualTo(1);
    }

    @Test
    void asManyTurnsAreTakenAsAreAskedFor() {
        assertThat(Work.spin(12_345)).isEqualTo(12_345);
    }

    @Test
    void theFastestTryCounts() {
        Iterator<Long> clock = List.of(0L, 90L, 100L, 130L, 200L, 290L).iterator();

        assertThat(Work.fastest(3, () -> {}, clock::next)).isEqualTo(30);
    }

    @Test
    void calibratedWorkIsProportionalAndLeavesNoThread() throws IOException {
        IoThreads threads = IoThreads.free("work-test");
        Work work = Work.calibrated(1_000_000, threads);

        assertThat(work.turns()).isGreaterThan(Work.TURNS / 20);
        assertThat(threads.running()).isEmpty();
    }
}
