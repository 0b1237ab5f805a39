package dev.loopbench.results.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.curve.Curve.Answer;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.FakeCapabilities;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurveSearchTest {

    private static final double PROMISE = 1000;
    private static final int KNEE = 12_000;
    private static final int MACHINE_KNEE = 7_000;

    /**
     * A transport that keeps the promise up to {@value CurveSearchTest#KNEE} requests a second, and with the machine's pauses up to
     * {@value CurveSearchTest#MACHINE_KNEE}. Some rates are disturbed, or break the promise by chance, the first times.
     */
    private static final class KnownTransport implements CurveSearch.Forks {

        private final double closed;
        private final Map<ForkEntry, Map<Metric, Double>> ran = new LinkedHashMap<>();
        private final Map<Integer, Integer> disturbances = new HashMap<>();
        private final Map<Integer, Integer> faults = new HashMap<>();
        private final List<String> steps = new ArrayList<>();
        private int forksLeft = Integer.MAX_VALUE;

        KnownTransport(double closed) {
            this.closed = closed;
        }

        @Override
        public void run(Plan next, String name, int firstBlock) throws IOException {
            steps.add(name);
            for (Panel panel : next.panels()) {
                for (Cell cell : panel.cells()) {
                    if (forksLeft-- == 0) {
                        throw new IOException("the host has ended");
                    }
                    ran.put(
                            fork(cell, firstBlock),
                            figures(cell.conditions().traffic().pace()));
                }
            }
        }

        private static ForkEntry fork(Cell cell, int block) {
            ForkRecord record = new ForkRecord(cell.spec(), 0, null, null, null, List.of(), List.of(), null);
            return new ForkEntry(cell, block, block, "", record, Optional.empty());
        }

        private Map<Metric, Double> figures(Pace pace) {
            if (!pace.open()) {
                return Map.of(Metric.THROUGHPUT_PER_S_ALL, closed);
            }
            int rate = pace.perSecond();
            double excluded = disturbances.getOrDefault(rate, 0) > 0 ? 0.6 : 0.01;
            double broken = faults.getOrDefault(rate, 0) > 0 ? 3 * PROMISE : PROMISE / 2;
            disturbances.merge(rate, -1, Integer::sum);
            faults.merge(rate, -1, Integer::sum);
            return Map.of(
                    Metric.RESPONSE_P99_US,
                    rate <= MACHINE_KNEE ? PROMISE / 2 : 2 * PROMISE,
                    Metric.UNDISTURBED_P99_US,
                    rate <= KNEE ? broken : 2 * PROMISE,
                    Metric.UNDISTURBED_MAX_US,
                    5 * PROMISE,
                    Metric.EXCLUDED_SHARE,
                    excluded);
        }

        private List<Integer> blocksOf(int rate) {
            return ran.keySet().stream()
                    .filter(fork -> fork.cell().conditions().traffic().pace().perSecond() == rate)
                    .map(ForkEntry::block)
                    .toList();
        }

        @Override
        public Map<ForkEntry, Map<Metric, Double>> figures(Plan all) {
            return Map.copyOf(ran);
        }
    }

    @Test
    void findsTheKneeOfTheServiceAndThatOfTheMachineInFewSteps() throws IOException {
        KnownTransport transport = new KnownTransport(40_000);
        CurveSearch search = search(transport);

        search.run();

        Curve curve = search.curves().get(0);
        assertThat(curve.closedPerSecond()).isCloseTo(40_000, within(1e-6));
        assertThat(curve.serviceKnee()).isBetween((int) (KNEE * (1 - KneeSearch.RESOLUTION)), KNEE);
        assertThat(curve.machineKnee()).isBetween((int) (MACHINE_KNEE * (1 - KneeSearch.RESOLUTION)), MACHINE_KNEE);
        assertThat(transport.steps).startsWith("closed loop", "sweep").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aDisturbedRateIsRepeatedAndThenCounts() throws IOException {
        KnownTransport transport = new KnownTransport(40_000);
        transport.disturbances.put(10_000, 1);
        CurveSearch search = search(transport);

        search.run();

        assertThat(transport.blocksOf(10_000))
                .as("two, each of its own number")
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(search.curves().get(0).serviceKnee()).isBetween((int) (KNEE * (1 - KneeSearch.RESOLUTION)), KNEE);
    }

    @Test
    void aLowRateThatBrokeThePromiseThoughAHigherOneKeptItIsRepeated() throws IOException {
        KnownTransport transport = new KnownTransport(40_000);
        transport.faults.put(1_000, 1);
        transport.faults.put(5_000, 5);
        CurveSearch search = search(transport);

        search.run();

        Curve curve = search.curves().get(0);
        assertThat(transport.blocksOf(1_000)).hasSizeGreaterThan(1);
        assertThat(transport.blocksOf(5_000)).as("at most twice more").hasSize(3);
        assertThat(curve.contradictions(Answer.SERVICE)).contains(5_000);
        assertThat(curve.serviceKnee())
                .as("not above what was broken three times")
                .isLessThan(5_000);
    }

    @Test
    void goesNoFurtherThanTheHighestRateThereIs() throws IOException {
        CurveSearch search = search(new KnownTransport(2_600_000));

        search.run();

        assertThat(search.curves().get(0).points())
                .isNotEmpty()
                .allMatch(point -> point.perSecond() <= Pace.MAX_PER_SECOND);
    }

    @Test
    void whatWasMeasuredBeforeASearchEndedEarlyStands() {
        KnownTransport transport = new KnownTransport(40_000);
        transport.forksLeft = 4;
        CurveSearch search = search(transport);

        assertThatThrownBy(search::run).isInstanceOf(IOException.class).hasMessage("the host has ended");

        Curve curve = search.curves().get(0);
        assertThat(curve.closedPerSecond()).isCloseTo(40_000, within(1e-6));
        assertThat(curve.points()).extracting(CurvePoint::perSecond).containsExactly(1_000, 4_000, 5_000);
    }

    @Test
    void nothingIsSaidOfATransportThatWasNotMeasured() {
        KnownTransport transport = new KnownTransport(40_000);
        transport.forksLeft = 0;
        CurveSearch search = search(transport);

        assertThatThrownBy(search::run).isInstanceOf(IOException.class);

        Curve curve = search.curves().get(0);
        assertThat(curve.closedPerSecond()).isNull();
        assertThat(curve.trouble()).isNull();
        assertThat(curve.points()).isEmpty();
    }

    private static CurveSearch search(CurveSearch.Forks forks) {
        CurvePlanner planner = new CurvePlanner(
                new FakeCapabilities("25.0.3"),
                new CurvePlanner.Load(Placement.CROSS_CORE, Pace.Arrivals.CONSTANT, 16, 1),
                new CurvePlanner.Forks(1, Duration.ofMillis(100), Duration.ofMillis(100), 1));
        return new CurveSearch(planner, List.of("nio-select"), PROMISE, forks);
    }
}
