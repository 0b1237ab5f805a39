package dev.loopbench.results.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortTest {

    private static final Cell.Conditions ONE_CORE = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
    private static final Cell.Conditions TWO_CORES =
            SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.CROSS_CORE);

    @Test
    void panelsThatDifferByTheirPlacementAloneSharePairs() {
        Cell channel = SimulatedPlan.cell("blocking-channel", "", ONE_CORE);
        Cell elsewhere = SimulatedPlan.cell("blocking-channel", "", TWO_CORES);
        Cell spin = SimulatedPlan.cell("nio-spin", "", TWO_CORES);

        List<Cohort> cohorts = Cohort.of(
                List.of(SimulatedPlan.panel(6, channel), SimulatedPlan.panel(6, elsewhere, spin)), cell -> true);

        assertThat(cohorts).singleElement().satisfies(cohort -> {
            assertThat(cohort.pairs()).containsExactly(List.of(channel, elsewhere), List.of(spin));
            assertThat(cohort.tables()).containsExactly(List.of(channel), List.of(elsewhere, spin));
        });
    }

    @Test
    void aVariantAndItsControlHavePairsOfTheirOwn() {
        Cell plain = SimulatedPlan.cell("nio-select", "", ONE_CORE);
        Cell twin = SimulatedPlan.cell("nio-select", Cell.TWIN, ONE_CORE);

        assertThat(Cohort.of(List.of(SimulatedPlan.panel(6, plain, twin)), cell -> true)
                        .get(0)
                        .pairs())
                .containsExactly(List.of(plain), List.of(twin));
    }

    @Test
    void floorsAreStartedAnewForEachPlacement() {
        Cell floor = SimulatedPlan.cell("floor-epoll", "", ONE_CORE);
        Cell elsewhere = SimulatedPlan.cell("floor-epoll", "", TWO_CORES);

        assertThat(Cohort.of(List.of(SimulatedPlan.panel(6, floor), SimulatedPlan.panel(6, elsewhere)), cell -> true)
                        .get(0)
                        .pairs())
                .containsExactly(List.of(floor), List.of(elsewhere));
    }

    @Test
    void othersAreOnTheirOwn() {
        for (Workload workload : List.of(Workload.FIXED_RATE, Workload.CONNECT)) {
            Panel one = SimulatedPlan.panel(
                    6, SimulatedPlan.cell("nio-select", "", SimulatedPlan.conditions(workload, Placement.SAME_CORE)));
            Panel other = SimulatedPlan.panel(
                    6, SimulatedPlan.cell("nio-select", "", SimulatedPlan.conditions(workload, Placement.CROSS_CORE)));

            assertThat(Cohort.of(List.of(one, other), cell -> true)).hasSize(2);
        }
        Panel held = SimulatedPlan.panel(6, SimulatedPlan.cell("nio-select", "", ONE_CORE));
        Panel free = SimulatedPlan.panel(
                6, SimulatedPlan.cell("nio-select", "", SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.FREE)));
        assertThat(Cohort.of(List.of(held, free), cell -> true)).hasSize(2);
    }

    @Test
    void fullWindowsGoToTheSameServer() {
        Cell.Conditions full = SimulatedPlan.conditions(Workload.PIPELINED, Placement.CROSS_CORE);
        Cell one = SimulatedPlan.cell("nio-select", "", ONE_CORE);
        Cell many = SimulatedPlan.cell("nio-select", "", full);

        assertThat(Cohort.of(List.of(SimulatedPlan.panel(6, one), SimulatedPlan.panel(6, many)), cell -> true))
                .singleElement()
                .satisfies(cohort -> assertThat(cohort.pairs()).containsExactly(List.of(one, many)));
    }

    @Test
    void aServerThatSpinsHasOneLoadOnly() {
        Cell one = SimulatedPlan.cell("nio-spin", "", TWO_CORES);
        Cell many =
                SimulatedPlan.cell("nio-spin", "", SimulatedPlan.conditions(Workload.PIPELINED, Placement.CROSS_CORE));

        assertThat(Cohort.of(List.of(SimulatedPlan.panel(6, one), SimulatedPlan.panel(6, many)), cell -> false))
                .singleElement()
                .satisfies(cohort -> assertThat(cohort.pairs()).containsExactly(List.of(one), List.of(many)));
    }

    @Test
    void aPanelWithoutCellsHasNone() {
        Panel empty = new Panel(ONE_CORE, List.of(), List.of(), 6);

        assertThat(Cohort.of(List.of(empty), cell -> true)).isEmpty();
    }
}
