package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.measurement.EndUsage;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.SliceRecord;
import dev.loopbench.core.measurement.Witnessed;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.FakeMachine;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.store.ForkEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpareTimeTest {

    private Plan plan;
    private Cell cell;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void makePlan() throws IOException {
        Plan quick = new Planner(PlanRequest.of(Profile.QUICK, 1)).plan(List.of(new FakeMachine("25.0.3")));
        plan = new Plan(
                quick.profile(),
                quick.seed(),
                quick.warmup(),
                quick.measure(),
                quick.expectedDuration().plusSeconds(30),
                quick.panels(),
                quick.warmupFactors(),
                quick.ownFloors(),
                quick.variants(),
                quick.isOpenEnded());
        cell = plan.panels().get(0).cells().get(0);
    }

    @Test
    void isSharedAmongTheForksThatAreLeft() {
        SpareTime spare = new SpareTime(plan, () -> now);

        // A third of the 30 s to spare is kept for another block; each fork is offered twice its share of the rest.
        assertThat(spare.share()).isEqualTo(Duration.ofSeconds(40).dividedBy(evidenceForks()));
    }

    @Test
    void forksThatTakeLongerThanExpectedLeaveLess() {
        SpareTime spare = new SpareTime(plan, () -> now);
        Duration before = spare.share();

        Duration took = plan.planned(cell).plus(Plan.FORK_OVERHEAD).plusMillis(200);
        now = now.plus(took);
        spare.ran(fork(plan.planned(cell)), took);

        assertThat(spare.share()).isLessThan(before.minusMillis(300));
    }

    @Test
    void aForkThatWaitedIsNotTakenForASlowStart() {
        SpareTime spare = new SpareTime(plan, () -> now);
        Duration before = spare.share();

        Duration waited = plan.planned(cell).plusSeconds(1);
        Duration took = waited.plus(Plan.FORK_OVERHEAD);
        now = now.plus(took);
        spare.ran(fork(waited), took);

        assertThat(spare.share()).isBetween(before.minusMillis(50), before);
    }

    @Test
    void thereIsNoneWhenTheBudgetIsSpent() {
        SpareTime spare = new SpareTime(plan, () -> now);

        now = now.plus(plan.budget());

        assertThat(spare.share()).isZero();
        assertThat(spare.isThereTimeFor(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void aShareIsNeverLongerThanFiveSeconds() {
        SpareTime spare = new SpareTime(plan, () -> Instant.EPOCH);

        for (int i = 1; i < plan.forks(); i++) {
            spare.ran(fork(Duration.ZERO), Duration.ZERO);
        }

        assertThat(spare.share()).isEqualTo(Duration.ofSeconds(5));
    }

    private int evidenceForks() {
        return plan.panels().stream()
                .filter(Panel::isEvidence)
                .mapToInt(panel -> panel.cells().size() * panel.blocks())
                .sum();
    }

    private ForkEntry fork(Duration slices) {
        EndUsage usage = new EndUsage(0, 0, 0, 0, 0, 0, null, new TreeSet<>());
        SliceRecord last = new SliceRecord(
                slices.minusMillis(10).toNanos(),
                500,
                1,
                1,
                1,
                10_000_000,
                new Witnessed(1, 1, 0, 0, 0, 0),
                List.of(),
                usage,
                usage);
        List<SliceRecord> all = slices.isZero() ? List.of() : List.of(last);
        ForkRecord record = new ForkRecord(cell.spec(), 0, null, null, null, List.of(), all, null);
        return new ForkEntry(cell, 1, 1, "dev.loopbench.RoundTrip.roundTrip", record, Optional.empty());
    }
}
