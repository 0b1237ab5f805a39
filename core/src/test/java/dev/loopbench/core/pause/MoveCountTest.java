package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoveCountTest {

    private static final long MILLI = 1_000_000;

    private long moves = 7;
    private boolean isElsewhere;
    private final MoveCount count = new MoveCount(() -> moves, () -> isElsewhere);

    @Test
    void aMoveBetweenTwoReadingsCountsOnce() {
        count.begin(0);
        moves++;

        assertThat(count.between(0, 30 * MILLI)).as("however long it waited").isEqualTo(1);
        assertThat(count.between(30 * MILLI, 31 * MILLI)).isZero();
    }

    /** Readings in which nobody waits do not read the count; the wait is for a rival, and the thread is long back on its CPU. */
    @Test
    void aMoveFromManyReadingsAgoIsNoReasonOfAWait() {
        count.begin(0);
        moves++;

        assertThat(count.between(20 * MILLI, 21 * MILLI)).isZero();
        assertThat(count.between(21 * MILLI, 22 * MILLI)).isZero();
        moves++;
        assertThat(count.between(22 * MILLI, 23 * MILLI)).as("this one is").isEqualTo(1);
    }

    @Test
    void unlessTheThreadIsStillElsewhere() {
        count.begin(0);
        moves++;
        isElsewhere = true;

        assertThat(count.between(20 * MILLI, 21 * MILLI)).isEqualTo(1);
    }

    @Test
    void whereThereIsTimeTheCountIsKeptFresh() {
        count.begin(0);
        moves++;
        count.refresh(9 * MILLI);
        assertThat(count.between(9 * MILLI, 10 * MILLI))
                .as("that was a moment ago")
                .isEqualTo(1);

        moves++;
        count.refresh(20 * MILLI);
        moves++;
        assertThat(count.between(21 * MILLI, 22 * MILLI))
                .as("the later one alone")
                .isEqualTo(1);
    }
}
