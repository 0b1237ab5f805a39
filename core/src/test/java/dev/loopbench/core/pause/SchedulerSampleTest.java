package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchedulerSampleTest {

    private static final long MILLI = 1_000_000;

    /** A real-time thread had the server's CPU for 10 of 14 ms, and compilers that had run elsewhere came there at the end. */
    @Test
    void helpersThatRanForLongerThanTheCpuHadTimeRanElsewhereAtLeastInPart() {
        SchedulerSample.Wait wait = SchedulerSample.Wait.of(13 * MILLI, 0, 14 * MILLI, 18 * MILLI, 0, 0);

        assertThat(wait.compilerNanos()).as("nobody knows how long").isZero();
        assertThat(wait.ownNanos()).as("so it is no pause of the platform").isEqualTo(13 * MILLI);
    }

    /** Two threads of an end wait for each other most of the time. */
    @Test
    void aWaitOfUnknownReasonIsNoPauseHoweverLittleTimeTheCpuHad() {
        assertThat(SchedulerSample.Wait.of(20 * MILLI, 0, MILLI, 3 * MILLI, 0, 0)
                        .ownNanos())
                .isEqualTo(20 * MILLI);
    }

    @Test
    void helpersForWhichTheCpuHadTimeRanThere() {
        SchedulerSample.Wait wait = SchedulerSample.Wait.of(13 * MILLI, 0, 14 * MILLI, 12 * MILLI, MILLI, 0);

        assertThat(wait.compilerNanos()).isEqualTo(12 * MILLI);
        assertThat(wait.ownNanos()).isEqualTo(13 * MILLI);
    }
}
