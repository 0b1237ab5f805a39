package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.simulated.SimulatedPlan;
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
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CohortRunnerTest {

    private static final Cell A = SimulatedPlan.cell("blocking-channel");
    private static final Cell B = SimulatedPlan.cell("nio-select");
    private static final Cell C = SimulatedPlan.cell("netty-epoll");
    private static final Cohort COHORT =
            new Cohort(List.of(List.of(A), List.of(B), List.of(C)), List.of(List.of(A, B, C)));

    private static final Duration TURN = Duration.ofMillis(10);
    private static final Duration MEASURE = TURN.multipliedBy(20);

    private final List<Cell> ramp = new ArrayList<>();
    private final List<Cell> turns = new ArrayList<>();
    private final List<Integer> rounds = new ArrayList<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger counted = new AtomicInteger();
    private Instant now = Instant.EPOCH;

    @Test
    void everyCellHasItsTurnInEveryRoundInAnOrderThatIsShuffled() {
        CohortRunner.Outcome outcome = run((cells, block) -> pair(cells));

        assertThat(outcome.interruption()).isNull();
        assertThat(outcome.forks()).extracting(ForkEntry::cell).containsExactlyInAnyOrder(A, B, C);
        assertThat(turns).hasSize(60);
        List<List<Cell>> orders = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            List<Cell> order = turns.subList(3 * round, 3 * round + 3);
            assertThat(order).containsExactlyInAnyOrder(A, B, C);
            assertThat(rounds.subList(3 * round, 3 * round + 3)).containsOnly(round + 1);
            orders.add(order);
        }
        assertThat(new HashSet<>(orders)).hasSizeGreaterThan(3);
    }

    @Test
    void roundsInWhichCachesAreStillColdDoNotCount() {
        run((cells, block) -> {
            assertThat(ramp).isEmpty();
            return new FakePair(cells, CohortRunnerTest::entry, (cell, round) -> {
                assertThat(round).isEqualTo(ramp.size() < 9 ? 0 : turns.size() / 3 + 1);
                turn(cell, round);
            });
        });

        assertThat(ramp).hasSize(9);
        for (int round = 0; round < 3; round++) {
            assertThat(ramp.subList(3 * round, 3 * round + 3)).containsExactlyInAnyOrder(A, B, C);
        }
        assertThat(turns)
                .as("the time of these rounds is not taken from the others")
                .hasSize(60);
    }

    @Test
    void noTurnIsGrantedBeforeAllHaveStarted() {
        run((cells, block) -> {
            assertThat(turns).isEmpty();
            started.incrementAndGet();
            return pair(cells);
        });

        assertThat(started.get()).isEqualTo(3);
    }

    @Test
    void aCellThatBreaksDropsOutAndTheOthersGoOn() {
        CohortRunner.Outcome outcome = run((cells, block) -> {
            FakePair[] self = new FakePair[1];
            self[0] = new FakePair(cells, CohortRunnerTest::entry, (cell, round) -> {
                turn(cell, round);
                if (cell.equals(B) && round == 5) {
                    self[0].breakDown();
                }
            });
            return self[0];
        });

        assertThat(turns.stream().filter(B::equals)).hasSize(5);
        assertThat(turns.stream().filter(A::equals)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(turns.stream().filter(C::equals))
                .hasSameSizeAs(turns.stream().filter(A::equals).toList());
        assertThat(outcome.forks()).extracting(ForkEntry::cell).containsExactlyInAnyOrder(A, B, C);
    }

    @Test
    void aBlockThatIsInterruptedInItsSecondHalfKeepsItsTurns() {
        CohortRunner.Outcome outcome = run((cells, block) -> endingAfter(45, cells));

        assertThat(outcome.interruption()).hasMessage("the run was ended");
        assertThat(outcome.forks()).hasSize(3);
        assertThat(counted.get()).isOne();
    }

    @Test
    void oneThatIsInterruptedInItsFirstHalfDoesNotCount() {
        CohortRunner.Outcome outcome = run((cells, block) -> endingAfter(15, cells));

        assertThat(outcome.interruption()).hasMessage("the run was ended");
        assertThat(outcome.forks()).isEmpty();
        assertThat(counted.get()).isZero();
    }

    @Test
    void aPairWithTwoTablesSitsAtOneAfterTheOther() {
        Cell elsewhere = new Cell(A.transport(), A.client(), "", A.conditions().on(Placement.CROSS_CORE));
        Cohort shared =
                new Cohort(List.of(List.of(A, elsewhere), List.of(B)), List.of(List.of(A, B), List.of(elsewhere)));

        runner((cells, block) -> pair(cells)).run(shared, 1, new Random(7), counted::incrementAndGet);

        assertThat(turns.subList(0, 40)).containsOnly(A, B);
        assertThat(turns.subList(40, turns.size())).hasSize(20).containsOnly(elsewhere);
    }

    private CohortRunner.Outcome run(ForkLauncher launcher) {
        return runner(launcher).run(COHORT, 1, new Random(7), counted::incrementAndGet);
    }

    private CohortRunner runner(ForkLauncher launcher) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new CohortRunner(launcher, MEASURE, new Progress(nowhere, false, () -> now), () -> now);
    }

    private FakePair pair(List<Cell> cells) {
        return new FakePair(cells, CohortRunnerTest::entry, this::turn);
    }

    private void turn(Cell cell, int round) {
        now = now.plus(TURN);
        if (round == 0) {
            ramp.add(cell);
        } else {
            turns.add(cell);
            rounds.add(round);
        }
    }

    private ResidentPair endingAfter(int most, List<Cell> cells) {
        FakePair pair = pair(cells);
        return new ResidentPair() {
            @Override
            public List<Cell> cells() {
                return cells;
            }

            @Override
            public boolean isAlive() {
                return true;
            }

            @Override
            public void turn(Cell cell, int round) throws IOException {
                if (turns.size() == most) {
                    throw new IOException("the run was ended");
                }
                pair.turn(cell, round);
            }

            @Override
            public void keepAlive() {}

            @Override
            public void finish(Cell cell) {}

            @Override
            public List<ForkEntry> end() {
                return pair.end();
            }

            @Override
            public List<ForkEntry> salvage() {
                return pair.end();
            }
        };
    }

    private static ForkEntry entry(Cell cell) {
        ForkRecord record = ForkRecord.failed(cell.spec(), 0, Failure.broken("nobody measured"));
        return new ForkEntry(cell, 1, 1, "dev.loopbench.RoundTrip.roundTrip", record, Optional.empty());
    }
}
