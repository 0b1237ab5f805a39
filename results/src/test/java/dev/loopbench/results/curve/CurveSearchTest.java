package dev.loopbench.results.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.Pace;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.FakeMachine;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.statistics.Metric;
import dev.loopbench.results.store.ForkEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurveSearchTest {

    private static final double PROMISE = 1000;
    private static final int KNEE = 12_000;

    /** A transport that keeps the promise up to {@value CurveSearchTest#KNEE} requests a second. */
    private static final class KnownTransport implements CurveSearch.Forks {

        private final double closed;
        private final Map<ForkEntry, Map<Metric, Double>> ran = new LinkedHashMap<>();
        private int forksLeft = Integer.MAX_VALUE;

        KnownTransport(double closed) {
            this.closed = closed;
        }

        @Override
        public void run(Plan next) throws IOException {
            for (Panel panel : next.panels()) {
                for (Cell cell : panel.cells()) {
                    if (forksLeft-- == 0) {
                        throw new IOException("the host has ended");
                    }
                    ran.put(fork(cell), figures(cell.conditions().traffic().pace()));
                }
            }
        }

        private static ForkEntry fork(Cell cell) {
            ForkRecord record = new ForkRecord(cell.spec(), 0, null, null, null, List.of(), List.of(), null);
            return new ForkEntry(cell, 1, 1, "", record, Optional.empty());
        }

        private Map<Metric, Double> figures(Pace pace) {
            return pace.open()
                    ? Map.of(Metric.RESPONSE_P99_US, pace.perSecond() <= KNEE ? PROMISE / 2 : 2 * PROMISE)
                    : Map.of(Metric.THROUGHPUT_PER_S_ALL, closed);
        }

        @Override
        public Map<ForkEntry, Map<Metric, Double>> figures(Plan all) {
            return Map.copyOf(ran);
        }
    }

    @Test
    void findsTheHighestRateThatKeepsThePromise() throws IOException {
        CurveSearch search = search(new KnownTransport(40_000));

        search.run();

        Curve curve = search.curves().get(0);
        assertThat(curve.closedPerSecond()).isCloseTo(40_000, within(1e-6));
        assertThat(curve.knee())
                .hasValueSatisfying(knee ->
                        assertThat(knee.perSecond()).isBetween((int) (KNEE * (1 - KneeSearch.RESOLUTION)), KNEE));
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
                new FakeMachine("25.0.3"),
                Placement.CROSS_CORE,
                Pace.Arrivals.CONSTANT,
                16,
                1,
                1,
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                1);
        return new CurveSearch(planner, List.of("nio-select"), PROMISE, forks);
    }
}
