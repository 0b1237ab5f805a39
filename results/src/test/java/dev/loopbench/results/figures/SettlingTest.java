package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.quiet.JudgedSlice;
import dev.loopbench.results.quiet.JudgedSlice.Disturbance;
import dev.loopbench.results.simulated.SimulatedSlice;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void findsTheLastStep() {
        assertThat(Settling.millis(fork(at -> at < SECOND / 2 ? 40_000 : at < SECOND ? 17_000 : 14_000)))
                .hasValue(1_000);
    }

    @Test
    void aForkThatIsSteadyFromTheStartSettledAtOnce() {
        assertThat(Settling.millis(fork(at -> 14_000))).hasValue(0);
    }

    @Test
    void oneThatStillMovesAtItsEndSettlesThereAtTheEarliest() {
        assertThat(Settling.millis(fork(at -> 20_000 - at / 250_000))).hasValue(2_000);
    }

    @Test
    void disturbedSlicesAreNotAsked() {
        List<JudgedSlice> slices = fork(at -> at / 20_000_000 % 3 == 1 ? 18_000 : 14_000).stream()
                .map(slice -> slice.slice().trips().p50Nanos() > 15_000
                        ? new JudgedSlice(slice.slice(), true, Set.of(Disturbance.WITNESS_CLIENT), List.of())
                        : slice)
                .toList();

        assertThat(Settling.millis(slices)).hasValue(0);
    }

    @Test
    void tooShortAForkCannotTell() {
        assertThat(Settling.millis(fork(at -> 14_000).subList(0, 30))).isEmpty();
    }

    /** Two seconds of slices, 20 ms apart. */
    private static List<JudgedSlice> fork(LongUnaryOperator roundTripNanos) {
        return IntStream.range(0, 100)
                .mapToLong(i -> i * 20_000_000L)
                .mapToObj(at -> SimulatedSlice.quiet(at)
                        .roundTrip(roundTripNanos.applyAsLong(at))
                        .record())
                .map(slice -> new JudgedSlice(slice, true, Set.of(), slice.laps()))
                .toList();
    }
}
