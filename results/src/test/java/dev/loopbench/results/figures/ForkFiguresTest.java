package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.load.Series;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.results.figures.ForkFigures.SliceTimes;
import dev.loopbench.results.quiet.JudgedSlice;
import dev.loopbench.results.quiet.ProbeKey;
import dev.loopbench.results.quiet.ProbeKey.End;
import dev.loopbench.results.quiet.References;
import dev.loopbench.results.quiet.SliceClassifier;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForkFiguresTest {

    private static final Offset<Double> EXACT = within(0.002);
    private static final int SLICES = 25;

    @Test
    void mediansAndRatesComeFromQuietSteadySlicesWithSiblingsOverAll() {
        ForkFigures figures = figures(ForkFiguresTest::mostlyDisturbed);

        assertThat(figures.values().get(Metric.P50_US)).isCloseTo(14.0, EXACT);
        assertThat(figures.values().get(Metric.P50_US_ALL)).isCloseTo(17.5, EXACT);
        assertThat(figures.values().get(Metric.MEAN_US)).isCloseTo(14.0, EXACT);
        assertThat(figures.values().get(Metric.MEAN_US_ALL)).isCloseTo((5 * 14.0 + 15 * 17.5) / 20, EXACT);
        assertThat(figures.values().get(Metric.THROUGHPUT_PER_S)).isCloseTo(1e6 / 14, within(0.1));
        assertThat(figures.values().get(Metric.THROUGHPUT_PER_S_ALL))
                .isCloseTo(20 * 1e6 / (5 * 14.0 + 15 * 17.5), within(0.1));
        assertThat(figures.values().get(Metric.QUIET_SHARE)).isEqualTo(0.25);
    }

    @Test
    void aDisturbanceThatNoBracketSawDoesNotMoveTheMedian() {
        ForkFigures figures = figures(slice -> slice.atNanos() / 20_000_000 % 3 == 0 ? slice.roundTrip(20_000) : slice);

        assertThat(figures.values().get(Metric.QUIET_SHARE)).isEqualTo(1);
        assertThat(figures.values().get(Metric.P50_US)).isCloseTo(14.0, EXACT);
        assertThat(figures.values().get(Metric.P50_US_ALL)).isCloseTo(14.0, EXACT);
    }

    @Test
    void quietLapsOfADisturbedSliceCount() {
        ForkFigures figures = figures(ForkFiguresTest::halfDisturbed);

        assertThat(figures.values().get(Metric.QUIET_SHARE)).isEqualTo(0.5);
        assertThat(figures.values().get(Metric.P50_US)).isCloseTo(14.0, EXACT);
        assertThat(figures.values().get(Metric.MEAN_US)).isCloseTo(14.5, EXACT);
        assertThat(figures.values().get(Metric.THROUGHPUT_PER_S)).isCloseTo(1e6 / 14.5, within(0.1));
        assertThat(figures.values().get(Metric.P50_US_ALL)).isCloseTo((14.0 + 20.0) / 2, EXACT);
        assertThat(figures.values()).doesNotContainKey(Metric.MAX_US_QUIET);
    }

    /** Two laps, of which the second met a neighbour. */
    private static SimulatedSlice halfDisturbed(SimulatedSlice slice) {
        Probed quiet = slice.witnessed();
        Probed left = new Probed(
                quiet.clientBefore(), SimulatedSlice.DISTURBED, quiet.serverBefore(), quiet.serverAfter(), 0, 0);
        return slice.laps(List.of(new Lap(50, 50 * 14_500, 14_000, quiet), new Lap(50, 50 * 22_000, 20_000, left)));
    }

    @Test
    void tailsComeFromAllSteadySlicesWithQuietSiblings() {
        ForkFigures figures = figures(ForkFiguresTest::mostlyDisturbed);

        assertThat(figures.values().get(Metric.P99_US)).isCloseTo(17.5, EXACT);
        assertThat(figures.values().get(Metric.P99_US_QUIET)).isCloseTo(14.0, EXACT);
        assertThat(figures.values().get(Metric.MAX_US)).isCloseTo(17.5, EXACT);
        assertThat(figures.values().get(Metric.MAX_US_QUIET)).isCloseTo(14.0, EXACT);
    }

    @Test
    void theWarmUpCountsForNothing() {
        ForkFigures figures =
                figures(slice -> slice.atNanos() < SimulatedPlan.WARMUP.toNanos() ? slice.roundTrip(90_000) : slice);

        assertThat(figures.values().get(Metric.MAX_US)).isCloseTo(14.0, EXACT);
        assertThat(figures.values().get(Metric.THROUGHPUT_PER_S_ALL)).isCloseTo(1e6 / 14, within(0.1));
    }

    @Test
    void aForkWithoutAQuietSliceHasNoQuietFigures() {
        ForkFigures figures = figures(slice -> slice.atNanos() == 0 ? slice : slice.disturbed());

        assertThat(figures.values())
                .doesNotContainKeys(
                        Metric.P50_US,
                        Metric.MEAN_US,
                        Metric.THROUGHPUT_PER_S,
                        Metric.P99_US_QUIET,
                        Metric.P99_9_US_QUIET,
                        Metric.MAX_US_QUIET)
                .containsEntry(Metric.QUIET_SHARE, 0.0);
        assertThat(figures.values().get(Metric.P50_US_ALL)).isCloseTo(17.5, EXACT);
    }

    @Test
    void aQuantileWithTooFewValuesBeyondIsAbsent() {
        ForkFigures figures = figures(slice -> slice.count(100));

        assertThat(figures.values()).containsKeys(Metric.P99_US, Metric.MAX_US).doesNotContainKey(Metric.P99_9_US);
    }

    @Test
    void aForkThatEndedInItsWarmUpSaysNothing() {
        ForkRecord fork = SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, 3, slice -> slice)
                .record();

        assertThat(ForkFigures.of(fork, judge(fork), histograms(0), Metric.P50_US)
                        .values())
                .isEmpty();
    }

    @Test
    void sharesOfBusyTimeAreThoseOfEachEnd() {
        ForkFigures figures = figures(slice -> slice.busy(0.97, 0.6));

        assertThat(figures.values().get(Metric.CLIENT_BUSY_SHARE)).isCloseTo(0.97, EXACT);
        assertThat(figures.values().get(Metric.SERVER_BUSY_SHARE)).isCloseTo(0.6, EXACT);
    }

    @Test
    void refusesHistogramsThatAreNotOneForEachTurn() {
        ForkRecord fork = SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, 8, slice -> slice)
                .record();
        List<JudgedSlice> slices = judge(fork);

        assertThatThrownBy(() -> ForkFigures.of(fork, slices, histograms(2), Metric.P50_US))
                .hasMessage("fewer histograms than turns");
        assertThatThrownBy(() -> ForkFigures.of(fork, slices, histograms(4), Metric.P50_US))
                .hasMessage("more histograms than turns");
    }

    @Test
    void whatWasTimedBesideTheRoundTripsHasAQuietMedianAndATailOverAll() {
        SimulatedFork fork =
                SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, SLICES, ForkFiguresTest::mostlyDisturbed);

        Map<Metric, Double> values = ForkFigures.of(
                        fork.record(),
                        judge(fork.record()),
                        fork.slices().stream()
                                .filter(SimulatedSlice::isTurn)
                                .map(slice -> new SliceTimes(
                                        slice.histogram(), Map.of(Series.RESPONSE, tenTimes(slice.histogram()))))
                                .iterator(),
                        Metric.P50_US)
                .values();

        assertThat(values.get(Metric.RESPONSE_P50_US)).isCloseTo(140.0, within(0.01));
        assertThat(values.get(Metric.RESPONSE_P50_US_ALL)).isCloseTo(175.0, within(0.01));
        assertThat(values.get(Metric.RESPONSE_P99_US)).isCloseTo(175.0, within(0.01));
        assertThat(values).doesNotContainKey(Metric.LATENESS_P99_US);
    }

    private static Histogram tenTimes(Histogram roundTrips) {
        Histogram larger = new Histogram(4);
        roundTrips
                .recordedValues()
                .forEach(value -> larger.recordValueWithCount(
                        10 * value.getValueIteratedTo(), value.getCountAddedInThisIterationStep()));
        return larger;
    }

    /** Every fourth slice is quiet, 5 of the 20 that are steady. */
    private static SimulatedSlice mostlyDisturbed(SimulatedSlice slice) {
        return slice.atNanos() / 20_000_000 % 4 == 0 ? slice : slice.disturbed();
    }

    private static ForkFigures figures(UnaryOperator<SimulatedSlice> change) {
        SimulatedFork fork = SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, SLICES, change);
        return ForkFigures.of(
                fork.record(),
                judge(fork.record()),
                fork.slices().stream()
                        .filter(SimulatedSlice::isTurn)
                        .map(slice -> new SliceTimes(slice.histogram(), Map.of()))
                        .iterator(),
                Metric.P50_US);
    }

    private static List<JudgedSlice> judge(ForkRecord fork) {
        Map<ProbeKey, Double> stored = Map.of(
                new ProbeKey(End.CLIENT, "1", "25.0.3+9-LTS", "-Xmx256m"), (double) SimulatedSlice.QUIET,
                new ProbeKey(End.SERVER, "1", "25.0.3+9-LTS", "-Xmx256m"), (double) SimulatedSlice.QUIET);
        List<ForkRecord> forks = List.of(fork);
        return new SliceClassifier(References.of(forks, stored), forks).judge(fork);
    }

    private static Iterator<SliceTimes> histograms(int count) {
        return SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, count, slice -> slice).slices().stream()
                .map(slice -> new SliceTimes(slice.histogram(), Map.of()))
                .iterator();
    }

    @Test
    void aForkThatMetTooManyPausesKeepsWhatWasSeen() {
        ForkFigures all = new ForkFigures(
                Map.of(
                        Metric.RESPONSE_P50_US, 50.0,
                        Metric.UNDISTURBED_P50_US, 40.0,
                        Metric.OWN_LATENESS_P99_US, 1.0,
                        Metric.LATE_SHARE, 0.5,
                        Metric.EXCLUDED_SHARE, 0.6),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new TreeMap<>());

        assertThat(all.asSeenOnly().values()).containsOnlyKeys(Metric.RESPONSE_P50_US, Metric.EXCLUDED_SHARE);
    }
}
