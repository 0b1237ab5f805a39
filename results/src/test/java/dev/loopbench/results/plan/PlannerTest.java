package dev.loopbench.results.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.placement.Topology.CoreType;
import dev.loopbench.core.placement.Topology.Cpu;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.floor.FloorCapabilities;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final FakeCapabilities MACHINE = new FakeCapabilities("25.0.3");
    private static final Topology TWO_CORES = new Topology(List.of(cpu(0), cpu(1)));

    private static Cpu cpu(int id) {
        return new Cpu(id, 0, new TreeSet<>(List.of(id)), new TreeSet<>(List.of(0, 1)), CoreType.PERFORMANCE);
    }

    @Test
    void quickComparesAllOnOneCoreAndAcrossCoresAsEvidence() throws IOException {
        Plan plan = plan(PlanRequest.of(Profile.QUICK, 1));

        assertThat(plan.panels()).extracting(Panel::blocks).containsExactly(6, 6, 6);
        assertThat(labels(plan.panels().get(0)))
                .containsExactly("blocking-channel", "netty-epoll", "nio-select", "nio-select (twin)");
        assertThat(labels(plan.panels().get(1)))
                .containsExactly("blocking-channel", "netty-epoll", "nio-select", "nio-spin", "nio-select (twin)");
        assertThat(plan.panels()).allMatch(Panel::isEvidence);
    }

    @Test
    void everyNumberOfConnectionsAndEveryWindowIsAPanelOfItsOwn() throws IOException {
        Serving serving = new Serving(20_000, 0, 2);
        Plan plan = plan(request(
                List.of("nio-select"),
                List.of(Workload.PIPELINED),
                List.of(Placement.CROSS_CORE),
                new Axes(
                        List.of(),
                        Sizes.OWN,
                        List.of(1, 10_000),
                        List.of(1, 4),
                        List.of(),
                        List.of(serving),
                        List.of())));

        assertThat(plan.panels())
                .extracting(
                        panel -> panel.conditions().traffic().connections(),
                        panel -> panel.conditions().traffic().window())
                .containsExactly(tuple(1, 1), tuple(1, 4), tuple(10_000, 1), tuple(10_000, 4));
        assertThat(plan.panels())
                .allSatisfy(panel -> assertThat(panel.cells())
                        .allSatisfy(cell ->
                                assertThat(cell.spec().traffic().serving()).isEqualTo(serving)));
        assertThat(plan.panels().stream()
                        .flatMap(panel -> panel.cells().stream())
                        .map(Cell::slug))
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.contains("20000ns-0ns-2"));
    }

    @Test
    void standardIsAStarOfAllWorkloadsThatFitsInto45Minutes() throws IOException {
        Plan plan = star(PlanRequest.of(Profile.STANDARD, 1));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().workload())
                .contains(Workload.values());
        assertThat(plan.panels()).extracting(Panel::blocks).containsOnly(6);
        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().traffic().address())
                .contains(AddressFamily.UNIX);
        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().traffic().serving())
                .contains(new Serving(20_000, 0, 1), new Serving(0, 1_000_000, 1));
        assertThat(labels(plan.panels().get(0))).contains("blocking-channel", "netty-epoll", "nio-select (twin)");
        assertThat(plan.expectedDuration()).isLessThan(plan.budget());
        assertThat(plan.budget()).isLessThanOrEqualTo(Duration.ofMinutes(45));
        assertThat(plan.panels().stream()
                        .flatMap(panel -> panel.cells().stream())
                        .map(Cell::slug))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTransportWithASettingIsAPartOfStandardsRoundTripsAndOfWhatNamesIt() throws IOException {
        String setting = "virtual-thread+poller-1";
        JdkCapabilities machine = new FakeCapabilities(
                "25",
                List.of("blocking-channel", "netty-epoll", "netty-io_uring", "nio-select", "virtual-thread", setting));

        Plan quick = new Planner(PlanRequest.of(Profile.QUICK, 1)).plan(List.of(machine));
        Plan standard = new Planner(PlanRequest.of(Profile.STANDARD, 1)).plan(List.of(machine));
        Plan named = new Planner(request(
                        List.of("virtual-*"), List.of(Workload.ROUND_TRIP), List.of(Placement.SAME_CORE), Axes.OWN))
                .plan(List.of(machine));

        assertThat(quick.panels())
                .allSatisfy(panel ->
                        assertThat(labels(panel)).contains("virtual-thread").doesNotContain(setting));
        assertThat(standard.panels())
                .filteredOn(panel -> labels(panel).contains(setting))
                .extracting(panel -> panel.conditions().placement())
                .containsExactly(Placement.SAME_CORE, Placement.CROSS_CORE);
        assertThat(labels(named.panels().get(0))).contains("virtual-thread", setting);
    }

    @Test
    void forksOfConnectionsForEachRequestWarmUpTwiceAsLong() throws IOException {
        Plan plan = plan(request(
                List.of("netty-epoll", "nio-select"),
                List.of(Workload.ROUND_TRIP, Workload.CONNECT),
                List.of(Placement.SAME_CORE),
                Axes.OWN));

        assertThat(plan.panels())
                .extracting(panel -> plan.warmup(panel.cells().get(0)))
                .containsExactly(plan.warmup().multipliedBy(2), plan.warmup().multipliedBy(4));
    }

    @Test
    void whatIsAskedForReplacesTheStepOfAnArmAndPanelsThatBecomeOneAreMeasuredOnce() throws IOException {
        Plan star = star(PlanRequest.of(Profile.STANDARD, 1));
        Plan plan = star(request(
                Profile.STANDARD,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                axes(List.of(AddressFamily.UNIX), Sizes.OWN, List.of(), List.of())));

        assertThat(plan.panels())
                .hasSize(star.panels().size() - 1)
                .allSatisfy(panel ->
                        assertThat(panel.conditions().traffic().address()).isEqualTo(AddressFamily.UNIX));
    }

    @Test
    void aProfileWithAnArmOverUnixSocketsNeedsTheirDirectory() {
        Axes tcp = axes(List.of(AddressFamily.TCP), Sizes.OWN, List.of(), List.of());

        assertThat(PlanRequest.of(Profile.STANDARD, 1).usesSocketFiles()).isTrue();
        assertThat(PlanRequest.of(Profile.QUICK, 1).usesSocketFiles()).isFalse();
        assertThat(request(Profile.STANDARD, List.of(), Optional.empty(), List.of(), List.of(), List.of(), tcp)
                        .usesSocketFiles())
                .isFalse();
    }

    @Test
    void aSliceEndsInTimeHoweverLongTheServerTakes() {
        Serving wait = new Serving(0, 100_000_000, 1);
        Serving work = new Serving(200_000, 0, 1);
        Traffic one = Traffic.of(new MessageShape(64, 64), 1, 1);

        assertThat(Workload.ROUND_TRIP.slice(Placement.SAME_CORE, one)).isEqualTo(250);
        assertThat(Workload.ROUND_TRIP.slice(Placement.SAME_CORE, one.servedBy(wait)))
                .isEqualTo(16);
        assertThat(pipelined(one.onConnections(16).withWindow(16))).isEqualTo(8_192);
        assertThat(pipelined(one.onConnections(16).withWindow(4))).isEqualTo(2_048);
        assertThat(pipelined(one.onConnections(256))).as("nothing is batched").isEqualTo(1_024);
        assertThat(pipelined(one.onConnections(10_000))).isEqualTo(40_000);
        assertThat(pipelined(one.onConnections(256).withWindow(2).servedBy(work)))
                .isEqualTo(1_000);
        assertThat(pipelined(one.onConnections(10_000).servedBy(wait)))
                .as("event loops have 200 threads that may block")
                .isEqualTo(400);
    }

    private static int pipelined(Traffic traffic) {
        return Workload.PIPELINED.slice(Placement.CROSS_CORE, traffic);
    }

    @Test
    void whatCannotBeMeasuredIsSkippedWithItsReason() throws IOException {
        Panel sameCore = plan(PlanRequest.of(Profile.QUICK, 1)).panels().get(0);

        assertThat(sameCore.skipped())
                .extracting(skipped -> skipped.cell().transport(), Panel.Skipped::reason)
                .containsExactlyInAnyOrder(
                        tuple("netty-kqueue", FakeCapabilities.ABSENT), tuple("nio-spin", FakeCapabilities.SPINS));
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
                .isThrownBy(() -> plan(withClient("nio-*")))
                .withMessageContaining("'nio-*'");
    }

    @Test
    void theClientMayBeOfAnotherKind() throws IOException {
        Plan plan = plan(withClient("blocking-channel"));

        assertThat(labels(plan.panels().get(0))).contains("nio-select < blocking-channel");
    }

    @Test
    void namedWorkloadsAndPlacementsReplaceTheProfilesPanels() throws IOException {
        Plan plan = plan(request(
                List.of(), List.of(Workload.PIPELINED), List.of(Placement.FREE, Placement.SAME_CORE), Axes.OWN));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().placement())
                .containsExactly(Placement.FREE, Placement.SAME_CORE);
        assertThat(plan.panels()).extracting(Panel::blocks).containsOnly(6);
    }

    @Test
    void eachPanelIsMeasuredOverEveryAddressApartWithTwinsAndFloorsOfItsOwn() throws IOException {
        PlanRequest both = request(
                List.of("nio-select", "floor-epoll"),
                List.of(Workload.ROUND_TRIP),
                List.of(Placement.SAME_CORE, Placement.FREE),
                axes(List.of(AddressFamily.TCP, AddressFamily.UNIX), Sizes.OWN, List.of(), List.of()));

        Plan plan = new Planner(both).plan(List.of(withFloors(Optional.empty())));

        assertThat(plan.panels())
                .extracting(
                        panel -> panel.conditions().placement(),
                        panel -> panel.conditions().traffic().address())
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
        assertThat(plan.panels().get(1).cells().get(0).spec().traffic().address())
                .isEqualTo(AddressFamily.UNIX);
    }

    @Test
    void everySizeHasPanelsOfItsOwn() throws IOException {
        Sizes sizes = new Sizes(
                Sizes.paired(List.of(1, 65_536), List.of(64)),
                List.of(Direction.UP.shape(1024), Direction.UP.shape(65_536)));
        Plan plan = plan(request(
                List.of(),
                List.of(Workload.ROUND_TRIP, Workload.STREAM),
                List.of(Placement.SAME_CORE),
                axes(List.of(), sizes, List.of(), List.of())));

        assertThat(plan.panels())
                .extracting(
                        panel -> panel.conditions().workload(),
                        panel -> panel.conditions().traffic().shape(),
                        panel -> panel.conditions().traffic().window())
                .containsExactly(
                        tuple(Workload.ROUND_TRIP, new MessageShape(1, 64), 1),
                        tuple(Workload.ROUND_TRIP, new MessageShape(65_536, 64), 1),
                        tuple(Workload.STREAM, new MessageShape(1024, 0), 1024),
                        tuple(Workload.STREAM, new MessageShape(65_536, 0), 16));
        assertThat(plan.panels())
                .extracting(panel -> panel.cells().get(0).spec().slice())
                .containsExactly(250, 245, 65_536, 1024);
    }

    @Test
    void everyCongestionControlHasPanelsOfItsOwn() throws IOException {
        Plan plan = plan(request(
                List.of(),
                List.of(Workload.STREAM),
                List.of(Placement.SAME_CORE),
                axes(List.of(), Sizes.OWN, List.of(), List.of("bbr", "cubic"))));

        assertThat(plan.panels())
                .extracting(panel -> panel.cells().get(0).slug())
                .containsExactly(
                        "stream_same-core_blocking-channel_process_65536x0_1x16_bbr_25.0.3",
                        "stream_same-core_blocking-channel_process_65536x0_1x16_cubic_25.0.3");
        assertThat(plan.panels()
                        .get(1)
                        .cells()
                        .get(0)
                        .spec()
                        .traffic()
                        .settings()
                        .congestionControl())
                .contains("cubic");
    }

    @Test
    void inAMatrixEveryServerMeetsEveryClientInThatClientsPanel() throws IOException {
        PlanRequest request = request(
                Profile.QUICK,
                List.of(),
                Optional.empty(),
                List.of("nio-select", "blocking-*"),
                List.of(Workload.ROUND_TRIP),
                List.of(Placement.SAME_CORE),
                Axes.OWN);

        Plan plan = new Planner(request).plan(List.of(withFloors(Optional.empty())));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().client())
                .containsExactly(Optional.of("blocking-channel"), Optional.of("nio-select"));
        assertThat(labels(plan.panels().get(0)))
                .containsExactly(
                        "blocking-channel",
                        "netty-epoll < blocking-channel",
                        "nio-select < blocking-channel",
                        "nio-select < blocking-channel (twin)");
        assertThat(plan.panels().stream()
                        .flatMap(panel -> panel.cells().stream())
                        .map(Cell::slug))
                .doesNotHaveDuplicates();
    }

    @Test
    void severalJdksAreADimension() throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.SMOKE, 1))
                .plan(List.of(new FakeCapabilities("17.0.15"), new FakeCapabilities("25.0.3")));

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
        assertThat(plan.expectedDuration().minus(without.expectedDuration())).isLessThan(Plan.FORK_OVERHEAD);
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

        assertThat(labels(plan.panels().get(0))).containsExactly("floor-blocking", "floor-epoll", "floor-io_uring");
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
                .plan(List.of(withFloors(Optional.empty()), new FakeCapabilities("17.0.15")));

        assertThat(plan.panels().stream().flatMap(panel -> labels(panel).stream()))
                .containsOnlyOnce("floor-blocking");
    }

    @Test
    void variantsComeWithoutFloors() throws IOException {
        PlanRequest varied = VariantTest.request(Variant.parse("int=jvmArgs:-Xint"));
        Plan plan = new Planner(varied).plan(List.of(withFloors(Optional.empty())));

        assertThat(plan.panels()).allSatisfy(panel -> assertThat(panel.cells()).noneMatch(Cell::isFloor));
    }

    @Test
    void everyRateHasAPanelOfItsOwnAndFilesOfTheirOwn() throws IOException {
        Pace low = Pace.of(100, Pace.Arrivals.POISSON);
        Pace high = Pace.of(10_000, Pace.Arrivals.POISSON);

        Plan plan = plan(paced(Workload.FIXED_RATE, List.of(low, high)));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().traffic().pace())
                .containsExactly(low, high);
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
        assertThat(plan(paced(Workload.FIXED_RATE, List.of())).panels())
                .extracting(panel -> panel.conditions().traffic().pace())
                .containsExactly(Pace.of(1000, Pace.Arrivals.CONSTANT));
    }

    @Test
    void aClosedLoopHasNoRateWhateverIsAsked() throws IOException {

        Plan plan = plan(paced(Workload.ROUND_TRIP, List.of(Pace.of(7, Pace.Arrivals.CONSTANT))));

        assertThat(plan.panels())
                .extracting(panel -> panel.conditions().traffic().pace())
                .containsExactly(Pace.CLOSED);
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
    private static JdkCapabilities withFloors(Optional<String> missing) {
        return new FloorCapabilities(MACHINE, missing, Optional.empty(), TWO_CORES);
    }

    private static Plan star(PlanRequest request) throws IOException {
        JdkCapabilities machine = new FloorCapabilities(
                FakeCapabilities.withAllModels("25.0.3"), Optional.empty(), Optional.empty(), TWO_CORES);
        return new Planner(request).plan(List.of(machine));
    }

    private static Plan plan(PlanRequest request) throws IOException {
        return new Planner(request).plan(List.of(MACHINE));
    }

    private static List<String> labels(Panel panel) {
        return panel.cells().stream().map(Cell::label).toList();
    }

    private static PlanRequest withTransports(String glob) {
        return request(List.of(glob), List.of(), List.of(), Axes.OWN);
    }

    private static PlanRequest withClient(String client) {
        return request(
                Profile.QUICK, List.of("nio-select"), Optional.of(client), List.of(), List.of(), List.of(), Axes.OWN);
    }

    private static PlanRequest paced(Workload workload, List<Pace> paces) {
        return request(
                List.of("nio-select"),
                List.of(workload),
                List.of(Placement.SAME_CORE),
                axes(List.of(), Sizes.OWN, paces, List.of()));
    }

    private static Axes axes(List<AddressFamily> addresses, Sizes sizes, List<Pace> paces, List<String> congestion) {
        return new Axes(addresses, sizes, List.of(), List.of(), paces, List.of(), congestion);
    }

    private static PlanRequest request(
            List<String> transports, List<Workload> workloads, List<Placement> placements, Axes axes) {
        return request(Profile.QUICK, transports, Optional.empty(), List.of(), workloads, placements, axes);
    }

    private static PlanRequest request(
            Profile profile,
            List<String> transports,
            Optional<String> client,
            List<String> clients,
            List<Workload> workloads,
            List<Placement> placements,
            Axes axes) {
        return new PlanRequest(
                profile,
                new PlanRequest.Subjects(transports, client, clients, List.of()),
                new PlanRequest.Panels(workloads, placements, axes, ServerMode.PROCESS),
                PlanRequest.Effort.USUAL,
                1);
    }
}
