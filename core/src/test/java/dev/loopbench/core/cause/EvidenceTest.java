package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loopbench.core.cause.Evidence.Source;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.SchedulerSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From pauses and readings to causes. */
class EvidenceTest {

    private static final long MILLI = 1_000_000;

    private static Pause pause(PauseKind kind) {
        return new Pause(kind, PausedEnd.CLIENT, 0, 10 * MILLI, 2 * MILLI, 2 * MILLI);
    }

    private static SchedulerSample reading(long clientWaited) {
        return reading(SchedulerSample.Wait.of(clientWaited), SchedulerSample.Wait.of(0));
    }

    private static SchedulerSample reading(SchedulerSample.Wait client, SchedulerSample.Wait server) {
        return new SchedulerSample(9 * MILLI, 13 * MILLI, client, server);
    }

    /** The server waited for 2 ms. */
    private static Cause causeOfWait(long compilers, long collectors, long others) {
        SchedulerSample.Wait wait = new SchedulerSample.Wait(2 * MILLI, 0, compilers, collectors, others);
        return PauseEvidence.of(List.of(), List.of(reading(SchedulerSample.Wait.of(0), wait)))
                .get(0)
                .cause();
    }

    @Test
    void aGapInWhichTheThreadWasNotReadyIsThePlatforms() {
        assertThat(PauseEvidence.of(List.of(pause(PauseKind.GAP)), List.of(reading(0))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cause()).isEqualTo(Cause.PLATFORM_PAUSE);
                    assertThat(one.source()).isEqualTo(Source.INTERVAL);
                    assertThat(one.nanos()).isEqualTo(2 * MILLI);
                });
    }

    @Test
    void aGapInWhichTheThreadWasReadyIsAWaitForAnother() {
        assertThat(PauseEvidence.of(List.of(pause(PauseKind.GAP)), List.of(reading(2 * MILLI))))
                .extracting(Evidence::cause)
                .containsOnly(Cause.RUN_QUEUE_WAIT);
    }

    @Test
    void aWaitWhileCompilersRanOnThatCpuIsTheirs() {
        assertThat(causeOfWait(2 * MILLI, 0, 0)).isEqualTo(Cause.COMPILATION);
        assertThat(causeOfWait(MILLI, 0, 0))
                .as("somebody else had the CPU for the rest")
                .isEqualTo(Cause.RUN_QUEUE_WAIT);
    }

    @Test
    void aWaitWhileTheOtherEndsCollectorHadTheCpuIsACollection() {
        assertThat(causeOfWait(0, 2 * MILLI, 0)).isEqualTo(Cause.COLLECTION);
        assertThat(causeOfWait(0, MILLI, 0)).isEqualTo(Cause.RUN_QUEUE_WAIT);
        assertThat(causeOfWait(0, 0, 2 * MILLI))
                .as("neither compilers nor collectors")
                .isEqualTo(Cause.RUN_QUEUE_WAIT);
    }

    /** Each end has a CPU of its own, and somebody else had the client's. */
    @Test
    void compilersOnTheServersCpuAreNoCauseOfTheClientsWait() {
        SchedulerSample sample =
                reading(SchedulerSample.Wait.of(10 * MILLI), new SchedulerSample.Wait(0, 0, 10 * MILLI, 0, 0));
        Pause gap = new Pause(PauseKind.GAP, PausedEnd.CLIENT, 0, 10 * MILLI, 10 * MILLI, 10 * MILLI);

        assertThat(PauseEvidence.of(List.of(gap), List.of(sample)))
                .extracting(Evidence::cause)
                .containsExactly(Cause.RUN_QUEUE_WAIT, Cause.RUN_QUEUE_WAIT);
    }

    /** Somebody moved the server's thread to the client's CPU, where it waits for the client. */
    @Test
    void aThreadThatWaitsWhereItWasMovedToWaitsForTheMove() {
        SchedulerSample.Wait moved = new SchedulerSample.Wait(2 * MILLI, 1, 0, 0, 0);

        assertThat(PauseEvidence.of(List.of(), List.of(reading(SchedulerSample.Wait.of(0), moved))))
                .extracting(Evidence::cause, Evidence::text)
                .containsExactly(tuple(
                        Cause.MIGRATION,
                        "the server was ready for 2000 µs and did not run, after it was moved to another CPU"));
    }

    @Test
    void aProcessThatWasStoppedIsThePlatformsWhoeverWasReady() {
        assertThat(PauseEvidence.of(List.of(pause(PauseKind.STOPPED)), List.of(reading(2 * MILLI))))
                .first()
                .extracting(Evidence::cause)
                .isEqualTo(Cause.PLATFORM_PAUSE);
    }

    @Test
    void aWaitIsNotCountedTwice() {
        assertThat(PauseEvidence.of(List.of(pause(PauseKind.RUN_QUEUE_WAIT)), List.of(reading(2 * MILLI))))
                .extracting(Evidence::source)
                .containsExactly(Source.READING);
    }

    @Test
    void aSafepointIsOfItsJvm() {
        assertThat(PauseEvidence.ofSafepoints(PausedEnd.SERVER, List.of(new ProcessPause(0, MILLI, "SerialCollect"))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cause()).isEqualTo(Cause.COLLECTION);
                    assertThat(one.text()).isEqualTo("a safepoint of the server, SerialCollect, 1000 µs");
                });
    }
}
