package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.SchedulerSample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** From what was recorded to causes. */
class EvidenceTest {

    private static final long MILLI = 1_000_000;
    private static final long FAULT = 2_000;
    private static final SliceCounts NONE = SliceCounts.NONE;
    private static final LedgerSubject ROUND_TRIPS = new LedgerSubject("round-trip", false, true, false);
    private static final LedgerSubject PLAN = new LedgerSubject("response", true, true, false);

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

        SliceCounts atServer = compiled(3 * MILLI, 0, 3 * MILLI);
        assertThat(of(ROUND_TRIPS, false, slice(13 * MILLI, 3 * MILLI, atServer)))
                .extracting(Evidence::cause)
                .containsExactly(Cause.RUN_QUEUE_WAIT);
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
    void aJvmWhoseThreadsWaitForItsCompilersWasHeldUpByThem() {
        LedgerSubject batch = new LedgerSubject("response", true, true, true);
        SliceCounts compiled = compiled(9 * MILLI, 0, 0);

        assertThat(of(batch, true, slice(20 * MILLI, 0, compiled)))
                .extracting(Evidence::cause, Evidence::nanos)
                .containsExactly(tuple(Cause.COMPILATION, 9 * MILLI));
        assertThat(of(PLAN, true, slice(20 * MILLI, 0, compiled)))
                .as("they compile in the background")
                .isEmpty();
    }

    @Test
    void anAcknowledgementThatWasHeldBackIsTcps() {
        assertThat(of(PLAN, true, slice(60 * MILLI, 0, new SliceCounts(SliceCounts.Compilers.NONE, 0, 0, 0, 0, 1))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cause()).isEqualTo(Cause.TCP_DELAY);
                    assertThat(one.effect().includes(40 * MILLI)).isTrue();
                    assertThat(one.effect().includes(30 * MILLI))
                            .as("its timer takes longer")
                            .isFalse();
                });
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

    /** Nine slices that are as usual, and one. */
    private static List<Evidence> of(LedgerSubject subject, boolean hasReadings, ObservedSlice other) {
        List<ObservedSlice> slices = new ArrayList<>(LongStream.range(0, 9)
                .mapToObj(i ->
                        new ObservedSlice((int) i, i * 20 * MILLI, i * 20 * MILLI + 10 * MILLI, 8 * MILLI, 0, 0, NONE))
                .toList());
        slices.add(other);
        return new SliceEvidence(slices, subject, hasReadings, FAULT).all();
    }

    private static ObservedSlice slice(long length, long waited, SliceCounts counts) {
        return new ObservedSlice(9, 0, length, 8 * MILLI, waited, 0, counts);
    }

    private static SliceCounts compiled(long nanos, long atClient, long atServer) {
        return new SliceCounts(new SliceCounts.Compilers(nanos, atClient, atServer), 0, 0, 0, 0, 0);
    }

    @Test
    void aSliceThatIsAsUsualTellsNothing() {
        assertThat(of(ROUND_TRIPS, false, slice(10 * MILLI, 0, NONE))).isEmpty();
    }

    @Test
    void whatASliceWaitedMoreThanUsualIsTheRunQueues() {
        assertThat(of(ROUND_TRIPS, false, slice(13 * MILLI, 3 * MILLI, NONE)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cause()).isEqualTo(Cause.RUN_QUEUE_WAIT);
                    assertThat(one.nanos()).isEqualTo(3 * MILLI);
                });
        assertThat(of(ROUND_TRIPS, true, slice(13 * MILLI, 3 * MILLI, NONE)))
                .as("readings say more")
                .isEmpty();
    }

    @Test
    void orTheCompilersIfTheyRanForNearlyAllOfIt() {
        assertThat(of(ROUND_TRIPS, false, slice(13 * MILLI, 3 * MILLI, compiled(3 * MILLI, 3 * MILLI, 0))))
                .extracting(Evidence::cause)
                .containsExactly(Cause.COMPILATION);
        assertThat(of(ROUND_TRIPS, false, slice(13 * MILLI, 3 * MILLI, compiled(3 * MILLI, 2 * MILLI, MILLI))))
                .extracting(Evidence::cause)
                .containsExactly(Cause.RUN_QUEUE_WAIT);
    }

    @Test
    void whereNobodyRanOrWasReadyItWasThePlatformUnlessTheyHaveToWaitForAPlan() {
        assertThat(of(ROUND_TRIPS, false, slice(15 * MILLI, 0, NONE)))
                .extracting(Evidence::cause)
                .containsExactly(Cause.PLATFORM_PAUSE);
        assertThat(of(PLAN, false, slice(15 * MILLI, 0, NONE))).isEmpty();
    }

    @Test
    void whereBothEndsRanLongerWhileCompilersRanTheirCodeWasNotCompiled() {
        SliceCounts compiled = compiled(2 * MILLI, 0, 0);

        assertThat(of(PLAN, true, new ObservedSlice(9, 0, 20 * MILLI, 11 * MILLI, 0, 0, compiled)))
                .extracting(Evidence::cause, Evidence::nanos)
                .containsExactly(tuple(Cause.COMPILATION, 3 * MILLI));
        assertThat(of(PLAN, true, new ObservedSlice(9, 0, 20 * MILLI, 11 * MILLI, 0, 0, NONE)))
                .isEmpty();
    }

    @Test
    void faultsResendsAndMigrationsAreOfTheirSlice() {
        assertThat(of(PLAN, false, slice(10 * MILLI, 0, new SliceCounts(SliceCounts.Compilers.NONE, 1, 50, 1, 2, 0))))
                .extracting(Evidence::cause, Evidence::events)
                .containsExactlyInAnyOrder(
                        tuple(Cause.MIGRATION, 1L),
                        tuple(Cause.PAGE_FAULTS, 1L),
                        tuple(Cause.PAGE_FAULTS, 1L),
                        tuple(Cause.TCP_DELAY, 2L));
    }

    @Test
    void whatEverySliceHasIsTakenOff() {
        List<ObservedSlice> slices = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            slices.add(slice(10 * MILLI, 0, new SliceCounts(SliceCounts.Compilers.NONE, 2, 10, 1, 3, 0)));
        }
        assertThat(new SliceEvidence(slices, PLAN, false, FAULT).all()).isEmpty();

        slices.add(slice(10 * MILLI, 0, new SliceCounts(SliceCounts.Compilers.NONE, 3, 15, 2, 4, 0)));
        assertThat(new SliceEvidence(slices, PLAN, false, FAULT).all())
                .extracting(Evidence::text)
                .containsExactlyInAnyOrder(
                        "in its slice 5 more pages than usual were mapped, about 10 µs",
                        "a page was read in its slice",
                        "TCP sent a segment again in its slice",
                        "a thread changed its processor in its slice");
    }
}
