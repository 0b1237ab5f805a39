package dev.loopbench.results.statistics;

import static dev.loopbench.results.simulated.SimulatedSlice.DISTURBED;
import static dev.loopbench.results.simulated.SimulatedSlice.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.Witnessed;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedSlice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final WitnessKey CLIENT = new WitnessKey(End.CLIENT, "1", "25.0.3+9-LTS", "-Xmx256m");
    private static final WitnessKey SERVER = new WitnessKey(End.SERVER, "1", "25.0.3+9-LTS", "-Xmx256m");

    @Test
    void areTheLowerModesOfAllForksTogether() {
        References references = References.of(List.of(fork(SimulatedSlice::disturbed), fork(slice -> slice)), Map.of());

        assertThat(nanos(references, CLIENT)).isCloseTo(QUIET, within(0.005 * QUIET));
        assertThat(nanos(references, SERVER)).isCloseTo(QUIET, within(0.005 * QUIET));
    }

    @Test
    void areAbsentForAnEndThatIsNotWatched() {
        References references = References.of(
                List.of(fork(slice -> slice.witnessed(new Witnessed(QUIET, QUIET, 0, 0, 0, 0)))), Map.of());

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
        assertThat(client.nanosToKeep()).isEqualTo(QUIET);
    }

    @Test
    void sayWhatWakeUpsAreHeldAgainst() {
        References references = References.of(
                List.of(fork(slice -> slice.witnessed(new Witnessed(QUIET, QUIET, QUIET, QUIET, 40_000, 40_000)))),
                Map.of());

        assertThat(references.wakeUps()).containsExactly(new UsualWakeUp(CLIENT, SERVER, 40_000.0));
        assertThat(references.wakeUpNanos(CLIENT, SERVER)).isEqualTo(40_000);
    }

    @Test
    void sayThatTooLittleIsKnownOfWakeUps() {
        References references = References.of(
                List.of(fork(
                        slice -> slice.witnessed(new Witnessed(QUIET, DISTURBED, DISTURBED, QUIET, 40_000, 40_000)))),
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
        Reference reference = Reference.settle(CLIENT, 100, 130.0);

        assertThat(reference.nanos()).isEqualTo(100);
        assertThat(reference.source()).isEqualTo(Reference.Source.THIS_RUN);
        assertThat(reference.nanosToKeep()).isEqualTo(100);
    }

    @Test
    void aModeThatIsTheSameButForNoiseDoesNotMoveTheStoredOne() {
        assertThat(Reference.settle(CLIENT, 99.5, 100.0).nanosToKeep()).isEqualTo(100);
        assertThat(Reference.settle(CLIENT, 100.5, 100.0).nanosToKeep()).isEqualTo(100);
        assertThat(Reference.settle(CLIENT, 100.5, 100.0).nanos()).isEqualTo(100.5);
    }

    @Test
    void aStoredOneThatNoNeighbourCanExplainIsOfAnotherMachine() {
        Reference reference = Reference.settle(CLIENT, 210, 100.0);

        assertThat(reference.nanos()).isEqualTo(210);
        assertThat(reference.nanosToKeep()).isEqualTo(210);
    }

    @Test
    void disturbedStatesSeenOnRealMachinesAreNotTakenForAnotherMachine() {
        assertThat(Reference.settle(CLIENT, 32_000, (double) QUIET).nanos()).isEqualTo(QUIET);
        assertThat(Reference.settle(CLIENT, DISTURBED, (double) QUIET).nanos()).isEqualTo(QUIET);
    }

    private static double nanos(References references, WitnessKey key) {
        Reference reference = references.of(key);
        return reference == null ? Double.NaN : reference.nanos();
    }

    private static ForkRecord fork(UnaryOperator<SimulatedSlice> change) {
        return SimulatedFork.of(SimulatedPlan.cell("nio-select"), 1, 10, change).record();
    }
}
