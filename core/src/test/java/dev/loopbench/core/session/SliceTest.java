package dev.loopbench.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {

    @Test
    void countsFromTheEndOfTheRampToTheWantedNumber() {
        Slice slice = new Slice(3, 5, 1);
        for (int trip = 1; trip <= 8; trip++) {
            assertThat(slice.take(1)).isEqualTo(1);
            assertThat(slice.counting()).isEqualTo(trip > 3);
            slice.completed(1, 100L * trip);
        }
        assertThat(slice.take(1)).isZero();
        assertThat(slice.exhausted()).isTrue();
        assertThat(slice.complete()).isTrue();
        assertThat(slice.count()).isEqualTo(5);
        assertThat(slice.nanos()).isEqualTo(500);
    }

    @Test
    void aBracketIsDueBetweenTwoLaps() {
        ProbePair first = new ProbePair(() -> 0, false);
        ProbePair second = new ProbePair(() -> 0, false);
        Slice slice = Slice.inLaps(3, 6, 2, List.of(first, second));
        List<ProbePair> due = new ArrayList<>();
        for (int trip = 1; trip <= 9; trip++) {
            slice.take(1);
            slice.completed(1, trip);
            due.add(slice.due());
        }

        assertThat(due).containsExactly(null, null, null, null, first, null, second, null, null);
    }

    @Test
    void refusesBracketsThatDoNotFitInside() {
        ProbePair probePair = new ProbePair(() -> 0, false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slice.inLaps(3, 4, 2, List.of(probePair, probePair)))
                .withMessage("2 probe pairs, one every 2 round trips, do not fit between 4");
    }

    @Test
    void countsWholeBatches() {
        Slice slice = new Slice(10, 20, 8);
        slice.completed(8, 100);
        assertThat(slice.counting()).isFalse();
        slice.completed(8, 200);
        assertThat(slice.counting()).isTrue();
        slice.completed(8, 300);
        slice.completed(8, 400);
        slice.completed(8, 500);

        assertThat(slice.complete()).isTrue();
        assertThat(slice.count()).isEqualTo(24);
        assertThat(slice.nanos()).isEqualTo(300);
    }

    @Test
    void leavesTheDrainUncounted() {
        Slice slice = new Slice(1, 2, 4);
        slice.completed(1, 100);
        slice.completed(2, 200);
        assertThat(slice.counting()).isFalse();
        slice.completed(4, 900);

        assertThat(slice.count()).isEqualTo(2);
        assertThat(slice.nanos()).isEqualTo(100);
    }

    @Test
    void hasRequestsLeftForAFullWindowUntilItsEnd() {
        int outstanding = 16;
        Slice slice = new Slice(1, 100, outstanding);
        int begun = slice.take(outstanding);
        // Replies come in the largest batches there can be, so the ramp ends as late as it may.
        while (!slice.complete()) {
            slice.completed(outstanding, 1);
            int granted = slice.take(outstanding);
            assertThat(slice.complete() || granted == outstanding).isTrue();
            begun += granted;
        }
        assertThat(begun).isGreaterThanOrEqualTo(1 + 100);
    }

    @Test
    void grantsNoMoreThanIsLeft() {
        Slice slice = new Slice(1, 9, 1);
        assertThat(slice.take(0)).isZero();
        assertThat(slice.take(-1)).isZero();
        assertThat(slice.take(7)).isEqualTo(7);
        assertThat(slice.take(7)).isEqualTo(3);
        assertThat(slice.take(7)).isZero();
    }

    @Test
    void isNotCompleteBeforeTheWantedNumber() {
        Slice slice = new Slice(1, 10, 1);
        slice.completed(1, 100);
        slice.completed(9, 200);
        assertThat(slice.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void refusesLessThanOne(int ramp, int wanted, int outstanding) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Slice(ramp, wanted, outstanding));
    }
}
