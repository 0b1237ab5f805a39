package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.ProfiledCells;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanReportTest {

    private final Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(
            6, SimulatedPlan.cell("nio-select"), SimulatedPlan.cell("floor-epoll"), SimulatedPlan.cell("netty-epoll")));

    @Test
    void forksUnderTheProfilerComeOnTop() {
        // A block: two pairs of JVMs cost 6.6 s each, two at a time, a floor 0.6 s; turns of 0.3 s each.
        assertThat(PlanReport.of(plan).opening().lines())
                .containsExactly(
                        "Plan: test, 3 cells in 1 panel, 18 forks, warm-up 0.1 s, turns of 0.3 s a block, seed 42",
                        "Expected duration: 0:46 min");

        assertThat(new ProfiledCells(plan).expectedDuration()).isPositive();
        assertThat(PlanReport.withProfileForks(plan, Optional.empty()).details().lines())
                .contains("Profile forks: 2 at the end, one a cell, of which nothing is measured; none of floor-epoll,"
                        + " which have no JVM")
                .contains("Expected duration: 1:02 min, 0:15 min of it for profile forks");
    }

    @Test
    void aPlatformWithoutAProfilerIsTold() {
        assertThat(PlanReport.withProfileForks(plan, Optional.of("there is none for Plan 9"))
                        .opening()
                        .lines())
                .contains("Profile forks: none: there is none for Plan 9")
                .contains("Expected duration: 0:46 min");
    }
}
