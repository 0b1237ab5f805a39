package dev.loopbench.results.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.budget.Budget.Component;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.tune.Knob;
import dev.loopbench.results.tune.Knobs;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans, budgets and knobs go by the description that a transport gives of itself; nobody knows this one's name. */
class DescribedTransportTest {

    private static final String LOOP = "foreign-loop";
    private static final String BUSY = "foreign-loop-busy";
    private static final String SPIN = "foreign-spin";
    private static final String CIRCLE = "foreign-circle";

    @TempDir
    private Path jar;

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
    private URLClassLoader foreign;
    private Transports transports;

    @BeforeEach
    void registerForeignTransports() throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.write(
                services.resolve(Transport.class.getName()),
                List.of(
                        DescribedTransport.class.getName(),
                        DescribedTransport.WithSetting.class.getName(),
                        DescribedTransport.Spinning.class.getName(),
                        DescribedTransport.Circular.class.getName()));
        foreign = new URLClassLoader(new URL[] {jar.toUri().toURL()}, usual);
        Thread.currentThread().setContextClassLoader(foreign);
        transports = Transports.load();
    }

    @AfterEach
    void forgetThem() throws IOException {
        Thread.currentThread().setContextClassLoader(usual);
        foreign.close();
    }

    @Test
    void theRepresentativeOfAModelIsMeasuredOnEveryArmOfTheStar() throws IOException {
        List<Panel> star = plan(Profile.STANDARD).panels();

        assertThat(star)
                .allSatisfy(panel -> assertThat(transports(panel))
                        .contains(LOOP, "blocking-channel", "virtual-thread", "nio-select", "netty-epoll"));
        assertThat(star).filteredOn(panel -> transports(panel).contains(SPIN)).hasSize(2);
        assertThat(star)
                .filteredOn(panel -> panel.conditions().workload() != Workload.ROUND_TRIP)
                .allSatisfy(
                        panel -> assertThat(transports(panel)).doesNotContain(SPIN, "nio-async", "blocking-socket"));
    }

    @Test
    void aTransportWithASettingIsMeasuredWithSettings() throws IOException {
        assertThat(plan(Profile.STANDARD).panels())
                .filteredOn(panel -> transports(panel).contains(BUSY))
                .hasSize(2);
        assertThat(plan(Profile.QUICK).panels())
                .allSatisfy(
                        panel -> assertThat(transports(panel)).contains(LOOP).doesNotContain(BUSY));
    }

    @Test
    void smokeRunsWhatNeverWaitsAcrossCores() throws IOException {
        assertThat(transports(plan(Profile.SMOKE).panels().get(1))).containsExactlyInAnyOrder(SPIN, "nio-spin");
    }

    @Test
    void theControlStaysWithTheJdksOwnLoops() throws IOException {
        assertThat(plan(Profile.QUICK).panels())
                .allSatisfy(panel -> assertThat(panel.cells())
                        .filteredOn(Cell::isTwin)
                        .extracting(Cell::transport)
                        .containsExactly("nio-select"));
    }

    @Test
    void knobsOfItsModelAndItsLibraryApply() throws IOException {
        assertThat(knobs(LOOP))
                .contains("server-threads-2", "allocator-unpooled")
                .doesNotContain("carriers-2");
        assertThat(knobs(SPIN)).doesNotContain("server-threads-2", "allocator-unpooled", "carriers-2");
        assertThat(knobs("virtual-thread")).contains("carriers-2");
    }

    @Test
    void itsLayerIsTheLastRowOfItsBudget() throws IOException {
        Budget budget = new BudgetPlanner(new Machine(), transports)
                .plan(List.of(LOOP), 6, Duration.ofSeconds(1), Duration.ofSeconds(1), 1)
                .budgets()
                .get(0);

        assertThat(budget.components())
                .extracting(Component::name)
                .endsWith("JDK's channels", "selector", "foreign library");
        assertThat(budget.components()).extracting(Component::lever).endsWith("another library");
        assertThat(budget.cells()).contains(KnownMeans.CELLS.onOneThread("nio-select"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            foreign-spin   | 'foreign-spin' has no budget: it is built on lost: there is no such transport
            foreign-circle | 'foreign-circle' has no budget: it is built on itself: foreign-circle
            """)
    void aLayerBelowThatIsNoneIsReported(String transport, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BudgetPlanner(new Machine(), transports)
                        .plan(List.of(transport), 6, Duration.ofSeconds(1), Duration.ofSeconds(1), 1))
                .withMessageStartingWith(message);
    }

    private Plan plan(Profile profile) throws IOException {
        return new Planner(PlanRequest.of(profile, 1)).plan(List.of(new Machine()));
    }

    private static Set<String> transports(Panel panel) {
        return panel.cells().stream()
                .filter(Predicate.not(Cell::isFloor))
                .map(Cell::transport)
                .collect(Collectors.toSet());
    }

    /** Those that apply to full windows. */
    private List<String> knobs(String transport) throws IOException {
        Cell cell = plan(Profile.QUICK).panels().get(2).cells().stream()
                .filter(candidate -> candidate.transport().equals(transport))
                .findFirst()
                .orElseThrow();
        return new Knobs(new Machine().traits())
                .all(List.of()).stream()
                        .filter(knob -> knob.applies().test(cell))
                        .map(Knob::name)
                        .toList();
    }

    /** A machine on which every transport can be measured. */
    private final class Machine implements JdkCapabilities {

        @Override
        public String jdk() {
            return KnownMeans.CELLS.jdk();
        }

        @Override
        public List<String> transports() {
            return transports.all().stream().map(Transport::name).toList();
        }

        @Override
        public Map<String, Floor> ownFloors() {
            Map<String, Floor> floors = new HashMap<>();
            transports
                    .all()
                    .forEach(transport -> transport.floor().ifPresent(floor -> floors.put(transport.name(), floor)));
            return floors;
        }

        @Override
        public Map<String, Integer> warmupFactors() {
            return Map.of();
        }

        @Override
        public Map<String, Traits> traits() {
            return transports.all().stream().collect(Collectors.toMap(Transport::name, Transport::traits));
        }

        @Override
        public List<Optional<String>> refusals(List<ForkSpec> cells) {
            return cells.stream().map(cell -> Optional.<String>empty()).toList();
        }
    }
}
