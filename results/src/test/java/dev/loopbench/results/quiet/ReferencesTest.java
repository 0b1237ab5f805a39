package dev.loopbench.results.quiet;

import static dev.loopbench.results.simulated.SimulatedSlice.DISTURBED;
import static dev.loopbench.results.simulated.SimulatedSlice.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.Probed;
import dev.loopbench.results.quiet.ProbeKey.End;
import dev.loopbench.results.quiet.References.UsualWakeUp;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedSlice;
import dev.loopbench.results.statistics.Agreement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    private static final ProbeKey CLIENT = new ProbeKey(End.CLIENT, "1", "25.0.3+9-LTS", "-Xmx256m");
    private static final ProbeKey SERVER = new ProbeKey(End.SERVER, "1", "25.0.3+9-LTS", "-Xmx256m");

    @Test
    void areTheLowerModesOfAllForksTogether() {
        References references = References.of(List.of(fork(SimulatedSlice::disturbed), fork(slice -> slice)), Map.of());

        assertThat(nanos(references, CLIENT)).isCloseTo(QUIET, within(0.005 * QUIET));
        assertThat(nanos(references, SERVER)).isCloseTo(QUIET, within(0.005 * QUIET));
    }

    @Test
    void areAbsentForAnEndThatIsNotWatched() {
        References references =
                References.of(List.of(fork(slice -> slice.witnessed(new Probed(QUIET, QUIET, 0, 0, 0, 0)))), Map.of());

        assertThat(references.all()).extracting(Reference::key).containsExactly(CLIENT);
        assertThat(references.of(SERVER)).isNull();
    }

    @Test
    void comeFromEarlierRunsWhenThisOneWasDisturbedThroughout() {
        References references = References.of(List.of(fork(SimulatedSlice::disturbed)), Map.of(CLIENT, (double) QUIET));

        Reference client = Objects.requireNonNull(references.of(CLIENT));
        assertThat(client.nanos()).isEqualTo(QUIET);
        assertThat(client.source()).isEqualTo(Reference.Source.STORED);
        assertThat(client.missedByRun(SliceClassifier.TOLERANCE)).isTrue();
        assertThat(client.nanosToKeep()).hasValue(QUIET);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.06, 1.25, 1.6})
    void comeFromEarlierRunsThoughManyForksWereDisturbedAlike(double slower) {
        List<ForkRecord> forks = forks(6, Math.round(slower * QUIET));

        Reference client = Objects.requireNonNull(
                References.of(forks, Map.of(CLIENT, (double) QUIET)).of(CLIENT));

        assertThat(client.nanos()).isEqualTo(QUIET);
        assertThat(client.source()).isEqualTo(Reference.Source.STORED);
        assertThat(client.nanosToKeep()).hasValue(QUIET);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.97, 0.98, 1.02, 1.25})
    void aWrongStoredOneHealsWithinOneRun(double wrong) {
        List<ForkRecord> forks = forks(3, QUIET);

        References references = References.of(forks, Map.of(CLIENT, wrong * QUIET, SERVER, wrong * QUIET));

        assertThat(references.all()).hasSize(2).allSatisfy(reference -> {
            assertThat(reference.source()).isEqualTo(Reference.Source.THIS_RUN);
            assertThat(reference.runForks()).isEqualTo(3);
            assertThat(reference.nanosToKeep().orElseThrow()).isCloseTo(QUIET, within(0.005 * QUIET));
            assertThat(reference.healed()).isTrue();
            assertThat(reference.missedByRun(SliceClassifier.TOLERANCE)).isFalse();
        });
        assertThat(new SliceClassifier(references, forks).judge(forks.get(0)))
                .allSatisfy(slice -> assertThat(slice.quietLaps()).hasSize(10));
    }

    @Test
    void twoForksDoNotOverruleEarlierRuns() {
        Reference client = Objects.requireNonNull(
                References.of(forks(2, QUIET), Map.of(CLIENT, 0.98 * QUIET)).of(CLIENT));

        assertThat(client.source()).isEqualTo(Reference.Source.STORED);
        assertThat(client.nanosToKeep()).hasValue(0.98 * QUIET);
        assertThat(client.healed()).isFalse();
    }

    @Test
    void aForkThatChangedItsSpeedIsNotHeldAgainstTheOthers() {
        List<ForkRecord> forks = new ArrayList<>(forks(3, QUIET));
        forks.add(fork(slice -> slice.atNanos() > 50_000_000 ? slice.witnessed(probePairs(18_628)) : slice));

        References references = References.of(forks, Map.of());

        assertThat(nanos(references, CLIENT)).isCloseTo(QUIET, within(0.005 * QUIET));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "6, true"})
    void areKeptWhenSeveralForksAgree(int forks, boolean kept) {
        References references = References.of(forks(forks, QUIET), Map.of());

        assertThat(references.all())
                .hasSize(2)
                .allMatch(reference -> reference.nanosToKeep().isPresent() == kept);
    }

    @Test
    void sayWhatWakeUpsAreHeldAgainst() {
        References references = References.of(
                List.of(fork(slice -> slice.witnessed(new Probed(QUIET, QUIET, QUIET, QUIET, 40_000, 40_000)))),
                Map.of());

        assertThat(references.wakeUps()).containsExactly(new UsualWakeUp(CLIENT, SERVER, 40_000.0));
        assertThat(references.wakeUpNanos(CLIENT, SERVER)).isEqualTo(40_000);
    }

    @Test
    void sayThatTooLittleIsKnownOfWakeUps() {
        References references = References.of(
                List.of(fork(slice -> slice.witnessed(new Probed(QUIET, DISTURBED, DISTURBED, QUIET, 40_000, 40_000)))),
                Map.of());

        assertThat(references.wakeUps()).containsExactly(new UsualWakeUp(CLIENT, SERVER, null));
        assertThat(references.wakeUpNanos(CLIENT, SERVER)).isNull();
    }

    @Test
    void haveNothingToSayWhereNoWakeUpsWereTimed() {
        assertThat(References.of(List.of(fork(slice -> slice)), Map.of()).wakeUps())
                .isEmpty();
    }

    @Test
    void aLowerModeReplacesAHigherOne() {
        Reference reference = Reference.settle(CLIENT, agreed(100), 130.0);

        assertThat(reference.nanos()).isEqualTo(100);
        assertThat(reference.source()).isEqualTo(Reference.Source.THIS_RUN);
        assertThat(reference.nanosToKeep()).hasValue(100);
    }

    @Test
    void aLowerModeOfTooFewForksHoldsForTheirRunOnly() {
        Reference reference = Reference.settle(CLIENT, new Agreement(100, 2), 130.0);

        assertThat(reference.nanos()).isEqualTo(100);
        assertThat(reference.nanosToKeep()).hasValue(130);
    }

    @Test
    void aModeThatIsTheSameButForNoiseDoesNotMoveTheStoredOne() {
        assertThat(Reference.settle(CLIENT, agreed(99.5), 100.0).nanosToKeep()).hasValue(100);
        assertThat(Reference.settle(CLIENT, agreed(100.5), 100.0).nanosToKeep()).hasValue(100);
        assertThat(Reference.settle(CLIENT, agreed(100.5), 100.0).nanos()).isEqualTo(100.5);
    }

    @Test
    void aStoredOneThatNoNeighbourCanExplainIsOfAnotherMachine() {
        Reference reference = Reference.settle(CLIENT, agreed(210), 100.0);

        assertThat(reference.nanos()).isEqualTo(210);
        assertThat(reference.nanosToKeep()).hasValue(210);
    }

    @Test
    void disturbedStatesSeenOnRealMachinesAreNotTakenForAnotherMachine() {
        assertThat(Reference.settle(CLIENT, agreed(32_000), (double) QUIET).nanos())
                .isEqualTo(QUIET);
        assertThat(Reference.settle(CLIENT, agreed(DISTURBED), (double) QUIET).nanos())
                .isEqualTo(QUIET);
    }

    private static Agreement agreed(double nanos) {
        return new Agreement(nanos, 6);
    }

    private static Probed probePairs(long nanos) {
        return new Probed(nanos, nanos, nanos, nanos, 0, 0);
    }

    private static List<ForkRecord> forks(int count, long witnessNanos) {
        return Collections.nCopies(count, fork(slice -> slice.witnessed(probePairs(witnessNanos))));
    }

    private static double nanos(References references, ProbeKey key) {
        Reference reference = references.of(key);
        return reference == null ? Double.NaN : reference.nanos();
    }

    private static ForkRecord fork(UnaryOperator<SimulatedSlice> change) {
        return SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, 10, change).record();
    }
}
