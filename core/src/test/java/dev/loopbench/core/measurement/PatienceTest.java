package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration WARMUP = Duration.ofMillis(100);
    private static final EndUsage IDLE = new EndUsage(0, 0, 0, 0, 0, 0, null, new TreeSet<>());

    private final Patience patience = new Patience(Duration.ofMillis(1500), 2, 0.03, 19_000, 20_000, 0.05, 40_000);

    @Test
    void isWhatItsTextSays() {
        assertThat(Patience.parse(patience.text())).isEqualTo(patience);
        assertThat(Patience.parse(Patience.NONE.text())).isEqualTo(Patience.NONE);
    }

    @Test
    void refusesAnotherText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patience.parse("1500,2"))
                .withMessageContaining("'1500,2'");
    }

    @Test
    void enoughQuietSlicesSatisfyIt() {
        assertThat(patience.satisfiedBy(List.of(slice(100, quiet()), slice(120, quiet())), WARMUP))
                .isTrue();
    }

    @Test
    void lapsAreCountedNotSlices() {
        Lap lap = new Lap(50, 700_000, 14_000, quiet());
        Lap disturbed = new Lap(50, 700_000, 14_000, new Witnessed(19_000, 24_000, 20_000, 20_000, 0, 0));

        assertThat(patience.satisfiedBy(List.of(slice(100, List.of(lap, disturbed))), WARMUP))
                .isFalse();
        assertThat(patience.satisfiedBy(List.of(slice(100, List.of(lap, disturbed, lap))), WARMUP))
                .isTrue();
    }

    @Test
    void slicesOfTheWarmupDoNotCount() {
        assertThat(patience.satisfiedBy(List.of(slice(90, quiet()), slice(120, quiet())), WARMUP))
                .isFalse();
    }

    @Test
    void oneBracketOffIsEnoughToDisturb() {
        for (Witnessed disturbed : List.of(
                new Witnessed(19_600, 19_000, 20_000, 20_000, 0, 0),
                new Witnessed(19_000, 18_400, 20_000, 20_000, 0, 0),
                new Witnessed(19_000, 19_000, 24_000, 20_000, 0, 0),
                new Witnessed(19_000, 19_000, 20_000, 24_000, 0, 0))) {
            assertThat(patience.satisfiedBy(List.of(slice(100, quiet()), slice(120, disturbed)), WARMUP))
                    .as("%s", disturbed)
                    .isFalse();
        }
    }

    @Test
    void bracketsThatWereNotTakenSayNothing() {
        Witnessed shared = new Witnessed(19_000, 19_000, 0, 0, 0, 0);

        assertThat(patience.satisfiedBy(List.of(slice(100, shared), slice(120, shared)), WARMUP))
                .isTrue();
    }

    @Test
    void wakeUpsDecideWhereTheyWereTaken() {
        Witnessed usual = new Witnessed(19_000, 24_000, 24_000, 20_000, 41_000, 39_000);
        Witnessed slow = new Witnessed(19_000, 19_000, 20_000, 20_000, 40_000, 43_000);

        assertThat(patience.satisfiedBy(List.of(slice(100, usual), slice(120, usual)), WARMUP))
                .isTrue();
        assertThat(patience.satisfiedBy(List.of(slice(100, usual), slice(120, slow)), WARMUP))
                .isFalse();
    }

    @Test
    void theWitnessDecidesWhileNothingIsKnownOfWakeUps() {
        Patience unknowing = new Patience(Duration.ofMillis(1500), 1, 0.03, 19_000, 20_000, 0.05, 0);
        Witnessed slow = new Witnessed(19_000, 19_000, 20_000, 20_000, 90_000, 90_000);

        assertThat(unknowing.satisfiedBy(List.of(slice(100, slow)), WARMUP)).isTrue();
    }

    @Test
    void noneIsSatisfiedAtOnce() {
        assertThat(Patience.NONE.satisfiedBy(List.of(), WARMUP)).isTrue();
    }

    private static Witnessed quiet() {
        return new Witnessed(19_000, 19_010, 20_000, 20_100, 0, 0);
    }

    private static SliceRecord slice(long atMillis, Witnessed witnessed) {
        return slice(atMillis, List.of(new Lap(500, 8_000_000, 14_000, witnessed)));
    }

    private static SliceRecord slice(long atMillis, List<Lap> laps) {
        return new SliceRecord(
                Duration.ofMillis(atMillis).toNanos(),
                500,
                8_000_000,
                14_000,
                14_100,
                9_000_000,
                laps.get(0).witnessed(),
                laps,
                IDLE,
                IDLE);
    }
}
