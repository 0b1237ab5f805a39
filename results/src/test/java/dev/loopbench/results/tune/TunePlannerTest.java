package dev.loopbench.results.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.plan.Axes;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.FakeCapabilities;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TunePlannerTest {

    private static final FakeCapabilities MACHINE = new FakeCapabilities("25");
    private static final Knobs KNOBS = new Knobs(MACHINE.traits());

    @Test
    void everyKnobTakesTurnsWithTheCellAndItsTwin() throws IOException {
        List<Knob> knobs = chosen("nagle", "unix", "cross-core");

        Plan plan = TunePlanner.with(base("nio-select"), knobs, List.of(MACHINE));

        Panel panel = plan.panels().get(0);
        assertThat(panel.cells())
                .extracting(Cell::label)
                .containsExactly(
                        "nio-select",
                        "nio-select (twin)",
                        "nio-select (nagle)",
                        "nio-select (unix)",
                        "nio-select (cross-core)");
        assertThat(plan.pairs(panel))
                .containsOnlyKeys("nio-select (nagle)", "nio-select (unix)", "nio-select (cross-core)")
                .containsValue("nio-select");
        assertThat(plan.cohorts(plan.panels()).get(0).tables()).containsExactly(panel.cells());
    }

    /** Six blocks took 161 s on a machine of the documentation; see docs/evidence/2026-11-30-zen5-2vcpu/tune.md. */
    @Test
    void theExpectedDurationIsThatOfForksWithoutAClassArchive() throws IOException {
        List<Knob> knobs = chosen("allocator-pooled", "allocator-unpooled", Knobs.NOTHING);

        Plan plan = TunePlanner.with(base("netty-epoll"), knobs, List.of(MACHINE));

        assertThat(plan.panels().get(0).cells()).hasSize(5);
        assertThat(plan.expectedDuration().toSeconds()).isCloseTo(161, Percentage.withPercentage(20));
    }

    @Test
    void aKnobChangesWhatItIsToChange() throws IOException {
        List<Cell> cells = TunePlanner.with(base("nio-select"), chosen("nagle", "unix", "cross-core"), List.of(MACHINE))
                .panels()
                .get(0)
                .cells();

        assertThat(cells.get(2).conditions()).isEqualTo(cells.get(0).conditions());
        assertThat(cells.get(3).conditions().traffic().address()).isEqualTo(AddressFamily.UNIX);
        assertThat(cells.get(4).conditions().placement()).isEqualTo(Placement.CROSS_CORE);
        assertThat(TunePlanner.with(base("nio-select"), chosen("nagle"), List.of(MACHINE))
                        .variants()
                        .get(0)
                        .jvmArguments())
                .containsExactly("-Ddev.loopbench.noDelay=false");
    }

    @Test
    void aKnobThatCannotBeTriedIsSkippedWithTheReason() throws IOException {
        Knob otherJdk = KNOBS.all(List.of("17.0.1+2")).stream()
                .filter(knob -> knob.name().equals("jdk-17.0.1"))
                .findFirst()
                .orElseThrow();

        Panel panel = TunePlanner.with(base("nio-select"), List.of(otherJdk), List.of(MACHINE))
                .panels()
                .get(0);

        assertThat(panel.cells()).hasSize(2);
        assertThat(panel.skipped()).extracting(Panel.Skipped::reason).containsExactly("JDK 17.0.1+2 was not asked for");
    }

    @Test
    void knobsApplyWhereTheyCanHaveAnEffect() throws IOException {
        assertThat(applying("nio-select"))
                .contains("nagle", "unix", "gc-z")
                .doesNotContain("allocator-unpooled", "poller-threads", "same-core", "cubic", "backlog-16");
        assertThat(applying("netty-epoll")).contains("allocator-unpooled");
    }

    @Test
    void namesAreUnique() {
        assertThat(KNOBS.all(List.of("17.0.1+2", "21.0.1+2")))
                .extracting(Knob::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void morePanelsThanOneAreRefused() {
        assertThatThrownBy(() -> TunePlanner.with(Plan.EMPTY, List.of(), List.of(MACHINE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> applying(String transport) throws IOException {
        Cell cell = base(transport).panels().get(0).cells().get(0);
        return KNOBS.all(List.of()).stream()
                .filter(knob -> knob.applies().test(cell))
                .map(Knob::name)
                .toList();
    }

    private static List<Knob> chosen(String... names) {
        return KNOBS.all(List.of()).stream()
                .filter(knob -> List.of(names).contains(knob.name()))
                .toList();
    }

    private static Plan base(String transport) throws IOException {
        PlanRequest usual = PlanRequest.of(Profile.QUICK, 1);
        return new Planner(new PlanRequest(
                        usual.profile(),
                        PlanRequest.Subjects.of(List.of(transport)),
                        new PlanRequest.Panels(
                                List.of(Workload.ROUND_TRIP),
                                List.of(Placement.SAME_CORE),
                                Axes.OWN,
                                usual.panels().server()),
                        new PlanRequest.Effort(
                                OptionalInt.of(Panel.EVIDENCE),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        1))
                .plan(List.of(MACHINE));
    }
}
