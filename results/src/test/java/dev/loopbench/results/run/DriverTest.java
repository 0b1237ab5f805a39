package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.FakeCapabilities;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.plan.Profile;
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

    private static final Duration TURN = Duration.ofMillis(100);

    private final List<ForkEntry> finished = new ArrayList<>();
    private final List<String> turns = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void everyBlockHasOneForkOfEveryCell() throws IOException {
        Plan plan = plan(Profile.QUICK, 1);

        run(plan, (cell, block) -> false);

        assertThat(finished).hasSize(plan.forks());
        for (int block = 1; block <= 6; block++) {
            List<Cell> cells = cellsOf(block);
            assertThat(new HashSet<>(cells)).hasSameSizeAs(cells);
            assertThat(cells).hasSize(14);
        }
    }

    @Test
    void theOrderFollowsFromTheSeedAndDiffersBetweenBlocks() throws IOException {
        run(plan(Profile.QUICK, 1), (cell, block) -> false);
        List<String> first = List.copyOf(turns);
        turns.clear();
        run(plan(Profile.QUICK, 1), (cell, block) -> false);

        assertThat(turns).isEqualTo(first);
        assertThat(turnsOf(4)).isNotEqualTo(turnsOf(5));
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

        List<String> later =
                turns.stream().filter(turn -> !turn.startsWith("1 ")).toList();
        turns.clear();
        int ofFirstBlock = (int) all.stream().filter(fork -> fork.block() == 1).count();

        driver(plan, all.subList(0, ofFirstBlock), launcher((cell, block) -> false), new Completeness())
                .run();

        assertThat(finished).isEqualTo(all.subList(ofFirstBlock, all.size()));
        assertThat(turns).isEqualTo(later);
    }

    @Test
    void anOpenEndedPlanGoesOnUntilNoMoreIsWanted() throws IOException {
        PlanRequest quick = PlanRequest.of(Profile.QUICK, 1);
        Plan plan = openEnded(plan(quick.profile(), quick.seed()));
        Driver driver = driver(plan, List.of(), launcher((cell, block) -> false), new Completeness() {
            @Override
            public int wanted(Panel panel, List<ForkEntry> forks) {
                return panel.equals(plan.panels().get(0)) ? 15 : panel.blocks();
            }
        });

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

        driver(plan, (cells, block) -> {
                    now = now.plus(Duration.ofMinutes(1));
                    return pair(cells, block, true);
                })
                .run();

        assertThat(finished).hasSize(plan.forks());
    }

    @Test
    void forksThatFinishedStandWhenTheNextCannotBeRun() {
        Plan plan = plan(Profile.QUICK, 1);
        Driver driver = driver(plan, (cells, block) -> {
            if (block == 3) {
                throw new IOException("the host is gone");
            }
            return pair(cells, block, false);
        });

        assertThatExceptionOfType(IOException.class).isThrownBy(driver::run).withMessage("the host is gone");
        assertThat(finished).extracting(ForkEntry::block).containsOnly(1, 2);
        assertThat(cellsOf(2)).hasSameSizeAs(cellsOf(1));
    }

    private void run(Plan plan, BiPredicate<Cell, Integer> fails) throws IOException {
        driver(plan, launcher(fails)).run();
    }

    private ForkLauncher launcher(BiPredicate<Cell, Integer> fails) {
        return (cells, block) -> new FakePair(
                cells, cell -> entry(cell, block, fails.test(cell, block)), (cell, round) -> turn(cell, block));
    }

    private FakePair pair(List<Cell> cells, int block, boolean fails) {
        return new FakePair(cells, cell -> entry(cell, block, fails), (cell, round) -> turn(cell, block));
    }

    private void turn(Cell cell, int block) {
        turns.add(block + " " + cell.slug());
        now = now.plus(TURN);
    }

    private List<String> turnsOf(int block) {
        return turns.stream()
                .filter(turn -> turn.startsWith(block + " "))
                .map(turn -> turn.substring(2))
                .toList();
    }

    private Driver driver(Plan plan, ForkLauncher launcher) {
        return driver(plan, List.of(), launcher, new Completeness());
    }

    private Driver driver(Plan plan, List<ForkEntry> earlier, ForkLauncher launcher, Completeness completeness) {
        return new Driver(plan, earlier, plan::cohorts, launcher, completeness, finished::addAll, silent(), () -> now);
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
            return new Planner(PlanRequest.of(profile, seed)).plan(List.of(new FakeCapabilities("25.0.3")));
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
