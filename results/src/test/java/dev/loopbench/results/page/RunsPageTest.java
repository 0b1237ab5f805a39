package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.store.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs stand side by side, each against the first, and text from them stays text. */
class RunsPageTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @TempDir
    private Path base;

    /** nio-select with its twin, and a transport that takes that many ns. */
    private RunDirectory run(String name, long nanos, String machine) throws IOException {
        Cell.Conditions conditions = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
        Cell plain = SimulatedPlan.cell("nio-select", "", conditions);
        Cell twin = SimulatedPlan.cell("nio-select", Cell.TWIN, conditions);
        Cell other = SimulatedPlan.cell("netty-epoll", "", conditions);
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(6, plain, twin, other));
        SimulatedRun run = new SimulatedRun(base.resolve(name));
        for (int block = 1; block <= 6; block++) {
            run.fork(plain, block, 14_000 + 10L * block);
            run.fork(twin, block, 14_000 + 10L * block + (block % 2 == 0 ? 4 : -4));
            run.fork(other, block, nanos + 12L * block);
        }
        run.write(plan);
        new RunJournal(run.directory()).begin(StartedRun.of(List.of("--seed=1"), machine, Set.of("25"), List.of()));
        return run.directory();
    }

    @Test
    void laterRunsAreHeldAgainstTheFirst() throws IOException {
        RunDirectory slower = run("c", 20_000, "some machine");
        Path page = RunsPage.write(List.of(run("a", 16_000, "some machine"), run("b", 16_010, "some machine"), slower));

        assertThat(page).isEqualTo(slower.path().resolve("report").resolve("runs.html"));
        assertThat(Files.readString(page))
                .contains("3 runs side by side", "▼ slower 1.2", "= equivalent 1.00", "p50, µs, smaller is better")
                .doesNotContain("<script");
    }

    @Test
    void hostileTextIsShownAsText() throws IOException {
        String page = RunsPage.of(List.of(run("a", 16_000, HOSTILE), run("b", 16_000, HOSTILE)));

        assertThat(page).doesNotContain("<img").contains("&lt;img src=x");
    }
}
