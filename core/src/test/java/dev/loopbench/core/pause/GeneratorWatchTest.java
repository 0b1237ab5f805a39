package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GeneratorWatchTest {

    private static final long MICRO = 1_000;
    private static final long NEVER_SLEEPS = TimeUnit.HOURS.toNanos(1);
    private static final long DUE = 50_000_000_000L;

    /** Beyond these a watch has given up. */
    private static final int MOST_ANSWERS = 2_000;

    private final PauseLog log = new PauseLog();

    @Test
    void aGapBetweenTwoLooksIsAPauseOfThatLength() {
        GeneratorWatch watch = new GeneratorWatch(log, NEVER_SLEEPS, true);
        watch.heldOn(1);
        watch.looked(DUE - 500 * MICRO);

        assertThat(watch.interruptedSince(DUE - 499 * MICRO, DUE)).isEqualTo(GeneratorWatch.NEVER);
        assertThat(watch.interruptedSince(DUE + 301 * MICRO, DUE)).isEqualTo(DUE - 499 * MICRO);
        assertThat(watch.interruptedSince(DUE + 302 * MICRO, DUE)).isEqualTo(GeneratorWatch.NEVER);
        assertThat(log.drain())
                .containsExactly(
                        new Pause(PauseKind.GAP, PausedEnd.CLIENT, 1, DUE - 499 * MICRO, 800 * MICRO, 800 * MICRO));
        assertThat(log.drain()).as("once").isEmpty();
    }

    /** The lateness is explained, but a tick is in everybody's way. */
    @Test
    void aTimerTickIsAnInterruptionAndNoPause() {
        GeneratorWatch watch = new GeneratorWatch(log, NEVER_SLEEPS, true);
        watch.looked(DUE - MICRO);

        assertThat(watch.interruptedSince(DUE + 30 * MICRO, DUE)).isEqualTo(DUE - MICRO);
        assertThat(watch.interruptedSince(DUE + 39 * MICRO, DUE))
                .as("the generator's own doing")
                .isEqualTo(GeneratorWatch.NEVER);
        assertThat(log.drain()).isEmpty();
    }

    /** What lies between two looks may then be work for other connections. */
    @Test
    void withSeveralRequestsOutstandingOnlyAPauseInterrupts() {
        GeneratorWatch watch = new GeneratorWatch(log, NEVER_SLEEPS, false);
        watch.looked(DUE - MICRO);

        assertThat(watch.interruptedSince(DUE + 60 * MICRO, DUE)).isEqualTo(GeneratorWatch.NEVER);
        assertThat(watch.interruptedSince(DUE + 161 * MICRO, DUE)).isEqualTo(DUE + 60 * MICRO);
    }

    @Test
    void oneThatSleptHasBeenPausedSinceItsRequestWasDue() {
        GeneratorWatch watch = new GeneratorWatch(log, 200 * MICRO, true);
        watch.looked(DUE - 5_000 * MICRO);

        assertThat(watch.interruptedSince(DUE - 100 * MICRO, DUE)).as("in time").isEqualTo(GeneratorWatch.NEVER);
        watch.looked(DUE);
        long next = DUE + 5_000 * MICRO;
        assertThat(watch.interruptedSince(next + 700 * MICRO, next)).isEqualTo(next);
        assertThat(log.drain())
                .containsExactly(new Pause(
                        PauseKind.LATE_TIMER, PausedEnd.CLIENT, Pause.ANY_CPU, next, 700 * MICRO, 700 * MICRO));
    }

    /** Each thread has its own looks: what one does is no look of another. */
    @Test
    void looksOfAnotherThreadHideNoGap() throws InterruptedException {
        GeneratorWatch watch = new GeneratorWatch(log, NEVER_SLEEPS, false);
        watch.looked(DUE);
        Thread other = new Thread(() -> watch.looked(DUE + 900 * MICRO));
        other.start();
        other.join();

        assertThat(watch.interruptedSince(DUE + 901 * MICRO, DUE + 500 * MICRO)).isEqualTo(DUE);
    }

    /** A request that falls due while the scheduler is asked would be late: there has to be time for it, by what it usually takes. */
    @Test
    void theSchedulerIsAskedOnlyIfTheNextRequestIsNotDueMeanwhile() throws IOException {
        try (SchedulerWatch scheduler = ofThisProcess()) {
            GeneratorWatch watch = usuallyTaking(40 * MICRO, scheduler);
            watch.answered(DUE - 70 * MICRO, 50 * MICRO);

            assertThat(watch.usedSpareTime(DUE - 70 * MICRO, DUE))
                    .as("less than twice")
                    .isFalse();
            assertThat(watch.usedSpareTime(DUE - 81 * MICRO, DUE)).isTrue();
            assertThat(watch.usedSpareTime(DUE - 81 * MICRO, DUE))
                    .as("no answer since")
                    .isFalse();

            watch.answered(DUE - 52 * MICRO, 150 * MICRO);
            assertThat(watch.usedSpareTime(DUE - 52 * MICRO, DUE))
                    .as("one was slow")
                    .isTrue();
        }
    }

    /** The first readings are slow, since they are not compiled: that must not be the end of all readings. */
    @Test
    void afterSlowReadingsTheSchedulerIsAskedAgain() throws IOException {
        try (SchedulerWatch scheduler = ofThisProcess()) {
            GeneratorWatch watch = usuallyTaking(400 * MICRO, scheduler);
            int answers = 0;
            long due = DUE;
            do {
                due += 100 * MICRO;
                watch.answered(due - 70 * MICRO, 30 * MICRO);
                answers++;
            } while (answers <= MOST_ANSWERS && !watch.usedSpareTime(due - 70 * MICRO, due));

            assertThat(answers).isBetween(2, MOST_ANSWERS);
        }
    }

    /** A generator that spins asks again and again, and learns nothing by that. */
    @Test
    void howOftenOneAsksBeforeARequestMakesNoRoom() throws IOException {
        try (SchedulerWatch scheduler = ofThisProcess()) {
            GeneratorWatch watch = usuallyTaking(40 * MICRO, scheduler);
            watch.answered(DUE - 70 * MICRO, 50 * MICRO);

            for (int i = 0; i < 10_000; i++) {
                assertThat(watch.usedSpareTime(DUE - 70 * MICRO, DUE)).isFalse();
            }
        }
    }

    private SchedulerWatch ofThisProcess() throws IOException {
        long self = ProcessHandle.current().pid();
        SchedulerWatch.Threads threads = new SchedulerWatch.Threads(0, self, List.of((int) self));
        return SchedulerWatch.of(log, threads, threads);
    }

    /** One whose readings have taken so long for a while. */
    private GeneratorWatch usuallyTaking(long nanos, SchedulerWatch scheduler) {
        GeneratorWatch watch = new GeneratorWatch(log, NEVER_SLEEPS, true);
        watch.with(scheduler);
        watch.begin(DUE - 1_000 * MICRO);
        for (int i = 0; i < 500; i++) {
            watch.tookToAsk(nanos);
        }
        return watch;
    }
}
