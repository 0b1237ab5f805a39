package dev.loopbench.results.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.budget.Budget.Component;
import dev.loopbench.results.floor.Part;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets of means whose truth is known. */
class MeasuredBudgetTest {

    private static final double EXACT = 1e-9;

    @Test
    void tellsAModelThatBlocksApart() {
        MeasuredBudget budget = KnownMeans.ofThreeTransports(6, 0).measured("blocking-channel");

        assertThat(values(budget.components()))
                .containsExactly(
                        entry("clock and recording", 0.3),
                        entry("bare system calls", 0.72),
                        entry("loopback stack", 8.76),
                        entry("switches", 3.6),
                        entry("JDK's channels", 0.42));
        assertThat(value(budget.sum())).isCloseTo(13.8, within(EXACT));
        assertThat(value(budget.unexplained())).isCloseTo(1.2, within(EXACT));
        assertThat(value(budget.measured())).isEqualTo(15);
        assertThat(Objects.requireNonNull(budget.explained()).value()).isCloseTo(0.92, within(EXACT));
        assertThat(values(budget.differences()))
                .containsExactly(
                        entry("unexplained in C", 1.3),
                        entry("waiting", 58.0),
                        entry("cross-core", 55.0),
                        entry("two processes", 0.2));
    }

    @Test
    void putsASelectorUponTheChannelsOfTheJdk() {
        MeasuredBudget budget = KnownMeans.ofThreeTransports(6, 0).measured("nio-select");

        assertThat(values(budget.components()))
                .containsExactly(
                        entry("clock and recording", 0.3),
                        entry("bare system calls", 1.08),
                        entry("loopback stack", 8.76),
                        entry("epoll", 1.14),
                        entry("switches", 4.0),
                        entry("JDK's channels", 0.42),
                        entry("selector", 0.8));
        assertThat(value(budget.sum())).isCloseTo(16.5, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({
        "blocking-channel, SWITCH, PIPE",
        "nio-select, SWITCH_EPOLL, PIPE_EPOLL",
        "netty-nio, SWITCH_EPOLL, PIPE_EPOLL",
        "netty-epoll, SWITCH_EPOLL, PIPE_EPOLL",
        "netty-io_uring, SWITCH_RING, PIPE_RING"
    })
    void theSumIsOneThreadAndTwoSwitchesWhateverTheLayers(String transport, Part toPeer, Part alone) {
        Budget budget = KnownMeans.budget(transport);
        Map<Cell, Integer> factors = budget.sum().factors();

        assertThat(factors)
                .containsOnly(
                        entry(KnownMeans.CELLS.onOneThread(transport), 1),
                        entry(KnownMeans.CELLS.part(toPeer), 1),
                        entry(KnownMeans.CELLS.part(alone), -1));
    }

    @Test
    void aRingStandsInThePlaceOfEpoll() {
        Budget budget = KnownMeans.budget("netty-io_uring");

        assertThat(budget.components())
                .extracting(Component::name)
                .containsExactly(
                        "clock and recording", "bare system calls", "loopback stack", "io_uring", "switches", "Netty");
    }

    @Test
    void aSumAboveTheWholeLeavesLessThanNothing() {
        MeasuredBudget budget = KnownMeans.ofThreeTransports(6, 0).measured("netty-epoll");

        assertThat(value(budget.sum())).isCloseTo(17.9, within(EXACT));
        assertThat(value(budget.unexplained())).isCloseTo(-0.4, within(EXACT));
    }

    @Test
    void intervalsAreOverBlocksFromSixOn() {
        Estimate six = estimate(
                KnownMeans.ofThreeTransports(6, 1).measured("nio-select").sum());
        Estimate five = estimate(
                KnownMeans.ofThreeTransports(5, 1).measured("nio-select").sum());

        assertThat(six.low()).isNotNull().isLessThan(six.value());
        assertThat(six.high()).isNotNull().isGreaterThan(six.value());
        assertThat(six.value()).isCloseTo(16.5, within(0.5));
        assertThat(five.low()).isNull();
        assertThat(five.high()).isNull();
    }

    @Test
    void whatWasNotSeenSaysWhy() {
        KnownMeans known = KnownMeans.ofThreeTransports(6, 0)
                .goodOnlyIn(KnownMeans.CELLS.crossCore(Floor.EPOLL))
                .goodOnlyIn(KnownMeans.CELLS.crossCore("nio-select"))
                .goodOnlyIn(KnownMeans.CELLS.inProcess("nio-select"), 1, 2, 3)
                .goodOnlyIn(KnownMeans.CELLS.sameCore("nio-select"), 4, 5, 6);
        MeasuredBudget budget = MeasuredBudget.of(
                KnownMeans.budget("nio-select"),
                known.means(),
                Map.of(KnownMeans.CELLS.crossCore("nio-select"), "this process has one processor"));

        assertThat(budget.differences())
                .extracting(Line::missing)
                .containsExactly(
                        null,
                        "floor-epoll cross-core had no good fork with enough quiet",
                        "not here: this process has one processor",
                        "no block has a good fork of all that it takes");
        assertThat(budget.sum().blocks()).isEqualTo(6);
        assertThat(budget.unexplained().blocks()).isEqualTo(3);
    }

    private static Map<String, Double> values(List<Line> lines) {
        Map<String, Double> values = new LinkedHashMap<>();
        lines.forEach(line -> values.put(line.name(), Math.round(value(line) * 1e6) / 1e6));
        return values;
    }

    private static double value(Line line) {
        return estimate(line).value();
    }

    private static Estimate estimate(Line line) {
        return Objects.requireNonNull(line.micros());
    }
}
