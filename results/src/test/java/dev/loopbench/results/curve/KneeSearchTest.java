package dev.loopbench.results.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KneeSearchTest {

    private static final int CLOSED = 60_000;

    /** A search is finite whatever it meets. */
    private static final int MOST = 40;

    @ParameterizedTest
    @ValueSource(ints = {37, 900, 8_000, 41_234, 58_900})
    void findsAKneeToWithinItsResolution(int truth) {
        OptionalInt knee = found(rate -> rate <= truth, 6_000, 15_000, 30_000, 42_000, 57_000);

        assertThat(knee).isPresent();
        assertThat(knee.getAsInt()).isBetween((int) (truth / (1 + KneeSearch.RESOLUTION)) - 1, truth);
    }

    @Test
    void aRateNearIdleThatBreaksThePromiseDoesNotHideTheKnee() {
        OptionalInt knee = found(rate -> rate > 2_000 && rate <= 40_000, 1_000, 6_000, 30_000, 57_000);

        assertThat(knee).isPresent();
        assertThat(knee.getAsInt()).isBetween(38_000, 40_000);
    }

    @Test
    void aPromiseThatIsNeverKeptHasNoKnee() {
        assertThat(found(rate -> false, 6_000, 57_000)).isEmpty();
    }

    @Test
    void aPromiseThatIsAlwaysKeptEndsBelowTheCeiling() {
        OptionalInt knee = found(rate -> true, 6_000, 57_000);

        assertThat(knee).isPresent();
        assertThat(knee.getAsInt()).isBetween((int) (CLOSED / (1 + KneeSearch.RESOLUTION)), CLOSED - 1);
    }

    private static OptionalInt found(IntPredicate truth, int... sweep) {
        KneeSearch search = new KneeSearch(CLOSED);
        for (int rate : sweep) {
            search.tried(rate, truth.test(rate));
        }
        int steps = 0;
        for (OptionalInt next = search.next(); next.isPresent(); next = search.next()) {
            assertThat(++steps).isLessThan(MOST);
            search.tried(next.getAsInt(), truth.test(next.getAsInt()));
        }
        return search.knee();
    }
}
