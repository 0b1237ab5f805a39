package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.ProfiledCells;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileForksTest {

    private static final Cell FIRST = SimulatedPlan.cell("nio-select");
    private static final Cell SECOND = SimulatedPlan.cell("netty-epoll");
    private static final Cell FLOOR = SimulatedPlan.cell("floor-epoll");

    private final ProfiledCells cells =
            new ProfiledCells(SimulatedPlan.plan(SimulatedPlan.panel(6, FIRST, FLOOR, SECOND)));
    private final List<Cell> launched = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void everyCellWithAJvmHasOne() throws IOException {
        ProfileForks forks = forks((cells, block) -> launch(cells), fork -> {});

        forks.run();

        assertThat(launched).containsExactly(FIRST, SECOND);
        assertThat(forks.profiled()).isEqualTo(2);
        assertThat(forks.missing()).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .matches("profile forks \\.:+\\.\\.:+\\. done");
    }

    @Test
    void oneWithoutFlameGraphsKeepsNoneOfTheOthersBack() throws IOException {
        ProfileForks forks = forks((cells, block) -> launch(cells), fork -> {
            if (fork.cell().equals(FIRST)) {
                throw new IOException("it broke");
            }
        });

        forks.run();

        assertThat(forks.profiled()).isEqualTo(1);
        assertThat(forks.missing()).containsExactly("nio-select round-trip same-core: it broke");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("profile forks .")
                .contains("x");
    }

    @Test
    void thoseThatAreKeptStandWhenTheNextCannotBeRun() {
        ProfileForks forks = forks(
                (cells, block) -> {
                    if (!launched.isEmpty()) {
                        throw new IOException("the host is gone");
                    }
                    return launch(cells);
                },
                fork -> {});

        assertThatIOException().isThrownBy(forks::run).withMessage("the host is gone");
        assertThat(forks.profiled()).isEqualTo(1);
    }

    private ProfileForks forks(ForkLauncher launcher, ProfileForks.Keeper keeper) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new ProfileForks(cells, launcher, keeper, new Progress(out, false, () -> now), () -> now);
    }

    private ResidentPair launch(List<Cell> cells) {
        launched.addAll(cells);
        return new FakePair(cells, ProfileForksTest::entry, (cell, round) -> now = now.plusMillis(100));
    }

    private static ForkEntry entry(Cell cell) {
        ForkRecord record = ForkRecord.failed(cell.spec(), 0, Failure.broken("judged by the keeper"));
        return new ForkEntry(cell, 1, 1, "dev.loopbench.RoundTrip.roundTrip", record, Optional.empty());
    }
}
