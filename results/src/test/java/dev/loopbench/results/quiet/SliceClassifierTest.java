package dev.loopbench.results.quiet;

import static dev.loopbench.results.simulated.SimulatedSlice.DISTURBED;
import static dev.loopbench.results.simulated.SimulatedSlice.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.results.quiet.JudgedSlice.Disturbance;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedSlice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SliceClassifierTest {

    private static final int SLICES = 40;
    private static final int CHANGED = 10;

    @Test
    void slicesOfAQuietForkAreQuiet() {
        assertThat(judge(slice -> slice)).allMatch(JudgedSlice::quiet);
    }

    @Test
    void eachBracketCanTellThatASliceWasDisturbed() {
        assertThat(causes(witnessed(DISTURBED, QUIET, QUIET, QUIET))).containsExactly(Disturbance.WITNESS_CLIENT);
        assertThat(causes(witnessed(QUIET, DISTURBED, QUIET, QUIET))).containsExactly(Disturbance.WITNESS_CLIENT);
        assertThat(causes(witnessed(QUIET, QUIET, DISTURBED, QUIET))).containsExactly(Disturbance.WITNESS_SERVER);
        assertThat(causes(witnessed(QUIET, QUIET, QUIET, DISTURBED))).containsExactly(Disturbance.WITNESS_SERVER);
    }

    @Test
    void aBracketWithinTheToleranceIsQuiet() {
        long slower = Math.round(QUIET * 1.008);

        assertThat(causes(witnessed(slower, slower, slower, slower))).isEmpty();
    }

    @Test
    void aCoreThatIsFasterThanUsualIsNotTheOneThatTheOthersRanOn() {
        long faster = Math.round(QUIET * 0.95);

        assertThat(causes(witnessed(faster, QUIET, QUIET, QUIET))).containsExactly(Disturbance.WITNESS_CLIENT);
    }

    @Test
    void aBracketThatWasNotTakenSaysNothing() {
        assertThat(causes(witnessed(QUIET, QUIET, 0, 0))).isEmpty();
    }

    @Test
    void aWakeUpThatIsNotAsUsualIsADisturbance() {
        assertThat(judge(slice -> slice.witnessed(wakeUps(40_000 + slice.atNanos() / 1_000_000, 40_000))))
                .allMatch(JudgedSlice::quiet);
        assertThat(judge(slice -> slice.witnessed(wakeUps(40_000, slice.atNanos() > 600_000_000 ? 43_000 : 40_000))))
                .filteredOn(slice -> !slice.quiet())
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.disturbances()).containsExactly(Disturbance.WAKE_UP))
                .allSatisfy(slice -> assertThat(slice.slice().atNanos()).isGreaterThan(600_000_000));
    }

    @Test
    void whatAWakeUpUsuallyTakesIsToldByThoseOfUndisturbedProcessors() {
        List<JudgedSlice> slices = judge(slice -> slice.atNanos() % 60_000_000 == 0
                ? slice.witnessed(wakeUps(40_000, 40_000))
                : slice.witnessed(new Probed(QUIET, QUIET, DISTURBED, DISTURBED, 60_000, 60_000)));

        assertThat(slices)
                .filteredOn(slice -> slice.slice().atNanos() % 60_000_000 == 0)
                .isNotEmpty()
                .allMatch(JudgedSlice::quiet);
    }

    @Test
    void whereWakeUpsAreUsualTheWitnessIsNotAsked() {
        List<JudgedSlice> slices = judge(slice -> slice.atNanos() % 60_000_000 == 0
                ? slice.witnessed(wakeUps(40_000, 40_000))
                : slice.witnessed(new Probed(DISTURBED, DISTURBED, QUIET, DISTURBED, 40_500, 39_500)));

        assertThat(slices).allMatch(JudgedSlice::quiet);
    }

    @Test
    void theWitnessDecidesWhereNoProcessorIsUndisturbedBesideAWakeUp() {
        assertThat(judge(slice -> slice.witnessed(new Probed(QUIET, DISTURBED, DISTURBED, QUIET, 40_000, 40_000))))
                .allSatisfy(slice -> assertThat(slice.disturbances()).isNotEmpty());
    }

    private static Probed wakeUps(long before, long after) {
        return new Probed(QUIET, QUIET, QUIET, QUIET, before, after);
    }

    @Test
    void waitingBeyondWhatTheCellNeedsIsADisturbance() {
        assertThat(causes(slice -> slice.waiting(100_000 + 500_000))).isEmpty();
        assertThat(causes(slice -> slice.waiting(100_000 + 1_500_000))).containsExactly(Disturbance.RUN_QUEUE_WAIT);
    }

    @Test
    void waitingThatTheCellNeedsIsNone() {
        List<JudgedSlice> slices = judge(slice -> slice.waiting(10_000_000));

        assertThat(slices).allMatch(JudgedSlice::quiet);
    }

    @Test
    void beingSwitchedOutMoreOftenThanTheCellNeedsIsADisturbance() {
        assertThat(causes(slice -> slice.forced(6))).isEmpty();
        assertThat(causes(slice -> slice.forced(12))).containsExactly(Disturbance.FORCED_SWITCHES);
    }

    @Test
    void beingSwitchedOutAsOftenAsTheCellNeedsIsNone() {
        List<JudgedSlice> slices = judge(slice -> slice.forced(850 + slice.atNanos() / 20_000_000));

        assertThat(slices).allMatch(JudgedSlice::quiet);
    }

    @Test
    void whatIsNaturalIsLearntFromSlicesThatNothingElseDisturbed() {
        List<JudgedSlice> slices = judge(slice -> slice.atNanos() % 60_000_000 == 0
                ? slice.forced(850)
                : slice.waiting(9_000_000).forced(300));

        assertThat(slices.stream().filter(JudgedSlice::quiet)).hasSize(14);
    }

    @Test
    void aSlowForkIsNotSortedOutForWaitingInProportion() {
        ForkRecord fast = fork(slice -> slice.waiting(7_500_000));
        ForkRecord slow = fork(slice -> slice.roundTrip(21_000).waiting(11_000_000));
        List<ForkRecord> all = List.of(fast, slow);

        assertThat(classifier(all).judge(slow)).allMatch(JudgedSlice::quiet);
    }

    @Test
    void aBracketInsideTellsAgainstTheLapsOnItsSidesOnly() {
        Probed quiet = new Probed(QUIET, QUIET, QUIET, QUIET, 0, 0);
        List<Lap> laps = List.of(
                new Lap(50, 700_000, 14_000, quiet),
                new Lap(50, 700_000, 14_100, new Probed(QUIET, DISTURBED, QUIET, QUIET, 0, 0)),
                new Lap(50, 700_000, 14_200, new Probed(DISTURBED, QUIET, QUIET, QUIET, 0, 0)),
                new Lap(50, 700_000, 14_300, quiet));
        JudgedSlice slice = changed(before -> before.laps(laps));

        assertThat(slice.disturbances()).containsExactly(Disturbance.WITNESS_CLIENT);
        assertThat(slice.quiet()).isFalse();
        assertThat(slice.quietLaps()).containsExactly(laps.get(0), laps.get(3));
    }

    @Test
    void whatTheSchedulerDidTellsAgainstTheWholeSlice() {
        assertThat(changed(slice -> slice.forced(12)).quietLaps()).isEmpty();
        assertThat(changed(slice -> slice).quietLaps()).hasSize(10);
    }

    @Test
    void causesAddUp() {
        assertThat(causes(slice -> slice.disturbed().forced(500).waiting(9_000_000)))
                .containsExactlyInAnyOrder(
                        Disturbance.WITNESS_CLIENT,
                        Disturbance.WITNESS_SERVER,
                        Disturbance.RUN_QUEUE_WAIT,
                        Disturbance.FORCED_SWITCHES);
    }

    @Test
    void aSlowResultAloneIsNoDisturbance() {
        assertThat(causes(slice -> slice.roundTrip(50_000))).isEmpty();
    }

    @Test
    void slicesAreSteadyOnceTheWarmUpIsOver() {
        List<JudgedSlice> slices = judge(slice -> slice);

        assertThat(slices.stream().map(JudgedSlice::steady).limit(7))
                .containsExactly(false, false, false, false, false, true, true);
    }

    @Test
    void aForkThatWasDisturbedThroughoutDoesNotBecomeItsOwnReference() {
        ForkRecord disturbed = fork(SimulatedSlice::disturbed);
        ForkRecord quiet = fork(slice -> slice);
        List<ForkRecord> all = List.of(disturbed, disturbed, disturbed, quiet);

        assertThat(classifier(all).judge(disturbed)).noneMatch(JudgedSlice::quiet);
        assertThat(classifier(all).judge(quiet)).allMatch(JudgedSlice::quiet);
    }

    private static UnaryOperator<SimulatedSlice> witnessed(long a, long b, long c, long d) {
        return slice -> slice.witnessed(new Probed(a, b, c, d, 0, 0));
    }

    /** What is said of a slice among many that are quiet. */
    private static Set<Disturbance> causes(UnaryOperator<SimulatedSlice> change) {
        return changed(change).disturbances();
    }

    private static JudgedSlice changed(UnaryOperator<SimulatedSlice> change) {
        long at = SimulatedSlice.quiet(CHANGED * 20_000_000L).atNanos();
        return judge(slice -> slice.atNanos() == at ? change.apply(slice) : slice)
                .get(CHANGED);
    }

    private static List<JudgedSlice> judge(UnaryOperator<SimulatedSlice> change) {
        ForkRecord fork = fork(change);
        return classifier(List.of(fork)).judge(fork);
    }

    private static SliceClassifier classifier(List<ForkRecord> forks) {
        return new SliceClassifier(References.of(forks, Map.of()), forks);
    }

    private static ForkRecord fork(UnaryOperator<SimulatedSlice> change) {
        return SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, SLICES, change)
                .record();
    }
}
