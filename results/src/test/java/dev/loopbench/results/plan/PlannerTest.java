package dev.loopbench.results.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.measurement.ServerMode;
import dev.loopbench.core.placement.Cpu;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.session.Pace;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.floor.FloorMachine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final FakeMachine MACHINE = new FakeMachine("25.0.3");
    private static final Topology TWO_CORES = new Topology(List.of(cpu(0), cpu(1)));

    private static Cpu cpu(int id) {
        return new Cpu(id, 0, new TreeSet<>(List.of(id)), new TreeSet<>(List.of(0, 1)));
    }

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
    void eachPanelIsMeasuredOverEveryAddressApartWithTwinsAndFloorsOfItsOwn() throws IOException {
        PlanRequest both = request(
                List.of("nio-select", "floor-epoll"),
                Optional.empty(),
                List.of(Workload.ROUND_TRIP),
                List.of(Placement.SAME_CORE, Placement.FREE),
                List.of(AddressFamily.TCP, AddressFamily.UNIX));

        Plan plan = new Planner(both).plan(List.of(withFloors(Optional.empty())));

        assertThat(plan.panels())
                .extracting(
                        panel -> panel.conditions().placement(),
                        panel -> panel.conditions().address())
                .containsExactly(
                        tuple(Placement.SAME_CORE, AddressFamily.TCP),
                        tuple(Placement.SAME_CORE, AddressFamily.UNIX),
                        tuple(Placement.FREE, AddressFamily.TCP),
                        tuple(Placement.FREE, AddressFamily.UNIX));
        assertThat(plan.panels())
                .allSatisfy(panel ->
                        assertThat(labels(panel)).containsExactly("nio-select", "floor-epoll", "nio-select (twin)"));
        assertThat(plan.panels().get(0).cells())
                .extracting(Cell::slug)
                .startsWith("round-trip_same-core_nio-select_process_64x64_1x1_25.0.3");
        assertThat(plan.panels().get(1).cells())
                .extracting(Cell::slug)
                .startsWith("round-trip_same-core_nio-select_process_unix_64x64_1x1_25.0.3");
        assertThat(plan.panels().get(1).cells().get(0).spec().address()).isEqualTo(AddressFamily.UNIX);
    }

    @Test
    void severalJdksAreADimension() throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.SMOKE, 1))
                .plan(List.of(new FakeMachine("17.0.15"), new FakeMachine("25.0.3")));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().jdk())
                .containsExactly("17.0.15", "17.0.15", "25.0.3", "25.0.3");
    }

    @Test
    void floorsAreMeasuredWhereTheProfileHasThem() throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.QUICK, 1)).plan(List.of(withFloors(Optional.empty())));

        assertThat(labels(plan.panels().get(0))).contains("floor-blocking", "floor-epoll");
        assertThat(labels(plan.panels().get(1))).noneMatch(name -> name.startsWith("floor-"));
        assertThat(plan.panels().get(0).skipped())
                .extracting(skipped -> skipped.cell().transport())
                .doesNotContain("floor-spin");
    }

    @Test
    void aFloorCostsLessThanAForkOfJvms() throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.SMOKE, 1)).plan(List.of(withFloors(Optional.empty())));
        Plan without = plan(PlanRequest.of(Profile.SMOKE, 1));

        assertThat(labels(plan.panels().get(0))).contains("floor-blocking").doesNotContain("floor-epoll");
        assertThat(plan.expectedDuration().minus(without.expectedDuration())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void withoutACompilerFloorsAreSkippedWithTheReason() throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.SMOKE, 1)).plan(List.of(withFloors(Optional.of("no cc"))));

        assertThat(labels(plan.panels().get(0))).doesNotContain("floor-blocking");
        assertThat(plan.panels().get(0).skipped())
                .extracting(skipped -> skipped.cell().label(), Panel.Skipped::reason)
                .contains(tuple("floor-blocking", "no cc"));
    }

    @Test
    void floorsThatAreNamedAreMeasuredInEveryPanelAsFarAsTheyCan() throws IOException {
        Plan plan = new Planner(withTransports("floor-*")).plan(List.of(withFloors(Optional.empty())));

        assertThat(labels(plan.panels().get(0))).containsExactly("floor-blocking", "floor-epoll");
        assertThat(plan.panels().get(0).skipped())
                .extracting(Panel.Skipped::reason)
                .containsExactly("two spinning ends need two processors; same-core has one");
        assertThat(plan.panels().get(2).skipped())
                .extracting(skipped -> skipped.cell().label(), Panel.Skipped::reason)
                .contains(tuple(
                        "floor-blocking",
                        "a loop that blocks in a read serves one connection; 16 would need as many threads"));
    }

    @Test
    void transportsThatAreNamedComeWithoutFloors() throws IOException {
        Plan plan = new Planner(withTransports("nio-*")).plan(List.of(withFloors(Optional.empty())));

        assertThat(labels(plan.panels().get(0))).containsExactly("nio-select", "nio-select (twin)");
    }

    @Test
    void floorsAreMeasuredBesideOneJdkOnly() throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.SMOKE, 1))
                .plan(List.of(withFloors(Optional.empty()), new FakeMachine("17.0.15")));

        assertThat(plan.panels().stream().flatMap(panel -> labels(panel).stream()))
                .containsOnlyOnce("floor-blocking");
    }

    @Test
    void variantsComeWithoutFloors() throws IOException {
        PlanRequest quick = PlanRequest.of(Profile.QUICK, 1);
        PlanRequest varied = new PlanRequest(
                quick.profile(),
                quick.transports(),
                quick.client(),
                quick.workloads(),
                quick.placements(),
                quick.addresses(),
                quick.requestBytes(),
                quick.responseBytes(),
                quick.connections(),
                quick.window(),
                quick.blocks(),
                quick.warmup(),
                quick.measure(),
                quick.server(),
                List.of(Variant.parse("int=jvmArgs:-Xint")),
                quick.budget(),
                false,
                1);
        Plan plan = new Planner(varied).plan(List.of(withFloors(Optional.empty())));

        assertThat(plan.panels()).allSatisfy(panel -> assertThat(panel.cells()).noneMatch(Cell::isFloor));
    }

    @Test
    void everyRateHasAPanelOfItsOwnAndFilesOfTheirOwn() throws IOException {
        PlanRequest closed = request(
                List.of("nio-select"), Optional.empty(), List.of(Workload.FIXED_RATE), List.of(Placement.SAME_CORE));
        Pace low = Pace.of(100, Pace.Arrivals.POISSON);
        Pace high = Pace.of(10_000, Pace.Arrivals.POISSON);

        Plan plan = plan(atPaces(closed, List.of(low, high)));

        assertThat(plan.panels()).extracting(panel -> panel.conditions().pace()).containsExactly(low, high);
        assertThat(plan.panels())
                .extracting(panel -> panel.cells().get(0).spec().slice())
                .as("100 ms, and at a low rate enough for a median")
                .containsExactly(20, 1000);
        assertThat(plan.panels())
                .extracting(panel -> panel.cells().get(0).slug())
                .doesNotHaveDuplicates()
                .first()
                .asString()
                .contains("100-poisson");
        assertThat(plan(closed).panels())
                .extracting(panel -> panel.conditions().pace())
                .containsExactly(Pace.of(1000, Pace.Arrivals.CONSTANT));
    }

    @Test
    void aClosedLoopHasNoRateWhateverIsAsked() throws IOException {
        PlanRequest closed = request(
                List.of("nio-select"), Optional.empty(), List.of(Workload.ROUND_TRIP), List.of(Placement.SAME_CORE));

        Plan plan = plan(atPaces(closed, List.of(Pace.of(7, Pace.Arrivals.CONSTANT))));

        assertThat(plan.panels()).extracting(panel -> panel.conditions().pace()).containsExactly(Pace.CLOSED);
    }

    private static PlanRequest atPaces(PlanRequest request, List<Pace> paces) {
        return new PlanRequest(
                request.profile(),
                request.transports(),
                request.client(),
                request.workloads(),
                request.placements(),
                request.addresses(),
                request.requestBytes(),
                request.responseBytes(),
                request.connections(),
                request.window(),
                request.blocks(),
                request.warmup(),
                request.measure(),
                request.server(),
                request.variants(),
                request.budget(),
                request.isOpenEnded(),
                request.seed(),
                paces);
    }

    @Test
    void aCellIsHeldAgainstTheFloorOfItsModelUnlessItsEndsAreOfTwo() throws IOException {
        Plan plan = plan(PlanRequest.of(Profile.QUICK, 1));
        Cell.Conditions conditions = plan.panels().get(0).conditions();

        assertThat(plan.ownFloor(new Cell("nio-select", "nio-select", "", conditions)))
                .contains(Floor.EPOLL);
        assertThat(plan.ownFloor(new Cell("nio-select", "blocking-channel", "", conditions)))
                .isEmpty();
        assertThat(plan.ownFloor(new Cell("floor-epoll", "floor-epoll", "", conditions)))
                .isEmpty();
    }

    /** A machine of two cores, and beside its transports the floors. */
    private static Machine withFloors(Optional<String> missing) {
        return new FloorMachine(MACHINE, missing, TWO_CORES);
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
        return request(transports, client, workloads, placements, List.of(AddressFamily.TCP));
    }

    private static PlanRequest request(
            List<String> transports,
            Optional<String> client,
            List<Workload> workloads,
            List<Placement> placements,
            List<AddressFamily> addresses) {
        return new PlanRequest(
                Profile.QUICK,
                transports,
                client,
                workloads,
                placements,
                addresses,
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
