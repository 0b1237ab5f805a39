package dev.loopbench.results.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loopbench.core.measurement.ServerMode;
import dev.loopbench.core.placement.Placement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final FakeMachine MACHINE = new FakeMachine("25.0.3");

    @Test
    void quickComparesAllOnOneCoreAndFourAcrossCores() throws IOException {
        Plan plan = plan(PlanRequest.of(Profile.QUICK, 1));

        assertThat(plan.panels()).extracting(Panel::blocks).containsExactly(6, 6, 3);
        assertThat(labels(plan.panels().get(0)))
                .containsExactly("blocking-channel", "netty-epoll", "nio-select", "nio-select (twin)");
        assertThat(labels(plan.panels().get(1)))
                .containsExactly("blocking-channel", "netty-epoll", "nio-select", "nio-spin", "nio-select (twin)");
        assertThat(plan.panels().get(2).isEvidence()).isFalse();
    }

    @Test
    void whatCannotBeMeasuredIsSkippedWithItsReason() throws IOException {
        Panel sameCore = plan(PlanRequest.of(Profile.QUICK, 1)).panels().get(0);

        assertThat(sameCore.skipped())
                .extracting(skipped -> skipped.cell().transport(), Panel.Skipped::reason)
                .containsExactlyInAnyOrder(
                        tuple("netty-kqueue", FakeMachine.ABSENT), tuple("nio-spin", FakeMachine.SPINS));
    }

    @Test
    void smokeHasNoTwinsBecauseOneBlockComparesNothing() throws IOException {
        Plan plan = plan(PlanRequest.of(Profile.SMOKE, 1));

        assertThat(plan.panels())
                .allSatisfy(panel -> assertThat(labels(panel)).noneMatch(name -> name.contains("twin")));
    }

    @Test
    void globsChooseTransportsWithinTheProfile() throws IOException {
        Plan plan = plan(withTransports("nio-*"));

        assertThat(labels(plan.panels().get(0))).containsExactly("nio-select", "nio-select (twin)");
    }

    @Test
    void aGlobThatMatchesNothingIsRefusedWithTheNamesThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(withTransports("grpc")))
                .withMessageContaining("'grpc'")
                .withMessageContaining("nio-select");
    }

    @Test
    void anUnknownClientIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(request(List.of(), Optional.of("nio-*"), List.of(), List.of())))
                .withMessageContaining("'nio-*'");
    }

    @Test
    void theClientMayBeOfAnotherKind() throws IOException {
        Plan plan = plan(request(List.of("nio-select"), Optional.of("blocking-channel"), List.of(), List.of()));

        assertThat(labels(plan.panels().get(0))).contains("nio-select < blocking-channel");
    }

    @Test
    void namedWorkloadsAndPlacementsReplaceTheProfilesPanels() throws IOException {
        Plan plan = plan(request(
                List.of(),
                Optional.empty(),
                List.of(Workload.PIPELINED),
                List.of(Placement.FREE, Placement.SAME_CORE)));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().placement())
                .containsExactly(Placement.FREE, Placement.SAME_CORE);
        assertThat(plan.panels()).extracting(Panel::blocks).containsOnly(6);
    }

    @Test
    void severalJdksAreADimension() throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.SMOKE, 1))
                .plan(List.of(new FakeMachine("17.0.15"), new FakeMachine("25.0.3")));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().jdk())
                .containsExactly("17.0.15", "17.0.15", "25.0.3", "25.0.3");
    }

    private static Plan plan(PlanRequest request) throws IOException {
        return new Planner(request).plan(List.of(MACHINE));
    }

    private static List<String> labels(Panel panel) {
        return panel.cells().stream().map(Cell::label).toList();
    }

    private static PlanRequest withTransports(String glob) {
        return request(List.of(glob), Optional.empty(), List.of(), List.of());
    }

    private static PlanRequest request(
            List<String> transports, Optional<String> client, List<Workload> workloads, List<Placement> placements) {
        return new PlanRequest(
                Profile.QUICK,
                transports,
                client,
                workloads,
                placements,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                ServerMode.PROCESS,
                List.of(),
                Optional.empty(),
                false,
                1);
    }
}
