package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.measurement.Failure;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.FakeMachine;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.store.ForkEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DriverTest {

    private final List<ForkEntry> finished = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void everyBlockHasOneForkOfEveryCell() throws IOException {
        Plan plan = plan(Profile.QUICK, 1);

        run(plan, (cell, block) -> false);

        assertThat(finished).hasSize(plan.forks());
        for (int block = 1; block <= 6; block++) {
            List<Cell> cells = cellsOf(block);
            assertThat(new HashSet<>(cells)).hasSameSizeAs(cells);
            assertThat(cells).hasSize(block <= 3 ? 13 : 9);
        }
    }

    @Test
    void theOrderFollowsFromTheSeedAndDiffersBetweenBlocks() throws IOException {
        run(plan(Profile.QUICK, 1), (cell, block) -> false);
        List<Cell> first = finished.stream().map(ForkEntry::cell).toList();
        finished.clear();
        run(plan(Profile.QUICK, 1), (cell, block) -> false);

        assertThat(finished).extracting(ForkEntry::cell).isEqualTo(first);
        assertThat(cellsOf(4)).isNotEqualTo(cellsOf(5));
    }

    @Test
    void aBrokenForkBringsAWholeNewBlockOfItsPanel() throws IOException {
        Plan plan = plan(Profile.QUICK, 1);
        Cell broken = plan.panels().get(0).cells().get(0);

        run(plan, (cell, block) -> cell.equals(broken) && block == 2);

        assertThat(cellsOf(7))
                .containsExactlyInAnyOrderElementsOf(plan.panels().get(0).cells());
    }

    @Test
    void appendedForksStayWithinAFifthOfThePlan() throws IOException {
        Plan plan = plan(Profile.QUICK, 1);
        Cell broken = plan.panels().get(0).cells().get(0);

        run(plan, (cell, block) -> cell.equals(broken) && (block == 2 || block == 3 || block > 6));

        assertThat(finished.size()).isGreaterThan(plan.forks()).isLessThanOrEqualTo(plan.forks() * 12 / 10);
    }

    @Test
    void aResumedPlanRunsWhatIsLeftInTheSameOrder() throws IOException {
        Plan plan = plan(Profile.QUICK, 1);
        run(plan, (cell, block) -> false);
        List<ForkEntry> all = List.copyOf(finished);
        finished.clear();

        new Driver(
                        plan,
                        all.subList(0, 20),
                        (cell, block, patience) -> entry(cell, block, false),
                        new Completeness(),
                        finished::add,
                        silent(),
                        () -> now)
                .run();

        assertThat(finished).isEqualTo(all.subList(20, all.size()));
    }

    @Test
    void anOpenEndedPlanGoesOnUntilNoMoreIsWanted() throws IOException {
        PlanRequest quick = PlanRequest.of(Profile.QUICK, 1);
        Plan plan = openEnded(plan(quick.profile(), quick.seed()));
        Driver driver = new Driver(
                plan,
                List.of(),
                (cell, block, patience) -> entry(cell, block, false),
                new Completeness() {
                    @Override
                    public int wanted(Panel panel, List<ForkEntry> forks) {
                        return panel.equals(plan.panels().get(0)) ? 15 : panel.blocks();
                    }
                },
                finished::add,
                silent(),
                () -> now);

        driver.run();

        assertThat(cellsOf(15))
                .containsExactlyInAnyOrderElementsOf(plan.panels().get(0).cells());
        assertThat(cellsOf(16)).isEmpty();
    }

    private static Plan openEnded(Plan plan) {
        return new Plan(
                plan.profile(),
                plan.seed(),
                plan.warmup(),
                plan.measure(),
                plan.budget(),
                plan.panels(),
                plan.warmupFactors(),
                plan.ownFloors(),
                plan.variants(),
                true);
    }

    @Test
    void aPanelThatCannotBeCompletedGetsNoMoreBlocks() throws IOException {
        Plan plan = plan(Profile.QUICK, 1);
        Cell broken = plan.panels().get(0).cells().get(0);

        run(plan, (cell, block) -> cell.equals(broken));

        assertThat(finished).hasSize(plan.forks());
    }

    @Test
    void nothingIsAppendedPastTheBudget() throws IOException {
        Plan plan = plan(Profile.QUICK, 1);

        driver(plan, (cell, block, patience) -> {
                    now = now.plus(Duration.ofMinutes(1));
                    return entry(cell, block, true);
                })
                .run();

        assertThat(finished).hasSize(plan.forks());
    }

    @Test
    void forksThatFinishedStandWhenTheNextCannotBeRun() {
        Plan plan = plan(Profile.QUICK, 1);
        Driver driver = driver(plan, (cell, block, patience) -> {
            if (finished.size() == 3) {
                throw new IOException("the host is gone");
            }
            return entry(cell, block, false);
        });

        assertThatExceptionOfType(IOException.class).isThrownBy(driver::run).withMessage("the host is gone");
        assertThat(finished).hasSize(3);
    }

    private void run(Plan plan, BiPredicate<Cell, Integer> fails) throws IOException {
        driver(plan, (cell, block, patience) -> entry(cell, block, fails.test(cell, block)))
                .run();
    }

    private Driver driver(Plan plan, ForkLauncher launcher) {
        return new Driver(plan, List.of(), launcher, new Completeness(), finished::add, silent(), () -> now);
    }

    private Progress silent() {
        return new Progress(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false, () -> now);
    }

    private static ForkEntry entry(Cell cell, int block, boolean fails) {
        ForkRecord record = new ForkRecord(
                cell.spec(), 0, null, null, null, List.of(), List.of(), fails ? Failure.broken("it broke") : null);
        return new ForkEntry(cell, block, 1, "dev.loopbench.RoundTrip.roundTrip", record, Optional.empty());
    }

    private List<Cell> cellsOf(int block) {
        return finished.stream()
                .filter(fork -> fork.block() == block)
                .map(ForkEntry::cell)
                .toList();
    }

    private static Plan plan(Profile profile, long seed) {
        try {
            return new Planner(PlanRequest.of(profile, seed)).plan(List.of(new FakeMachine("25.0.3")));
        } catch (IOException e) {
            throw new AssertionError("a made-up machine does no I/O", e);
        }
    }

    /** A block is complete when none of its forks failed, and as many are wanted as planned. */
    private static class Completeness implements Driver.Completeness {

        @Override
        public int complete(Panel panel, List<ForkEntry> forks) {
            return (int) forks.stream()
                    .filter(fork -> panel.cells().contains(fork.cell()) && fork.failure() == null)
                    .collect(Collectors.groupingBy(ForkEntry::block, Collectors.counting()))
                    .values()
                    .stream()
                    .filter(good -> good == panel.cells().size())
                    .count();
        }

        @Override
        public int wanted(Panel panel, List<ForkEntry> forks) {
            return panel.blocks();
        }
    }
}
