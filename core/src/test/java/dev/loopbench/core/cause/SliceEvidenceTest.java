package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** From counters around slices to causes. */
class SliceEvidenceTest {

    private static final long MILLI = 1_000_000;
    private static final long FAULT = 2_000;
    private static final SliceCounts NONE = SliceCounts.NONE;
    private static final LedgerSubject ROUND_TRIPS = new LedgerSubject("round-trip", false, true, false, false);
    private static final LedgerSubject PLAN = new LedgerSubject("response", true, true, false, false);

    /** Nine slices that are as usual, and one. */
    private static List<Evidence> of(LedgerSubject subject, boolean hasReadings, ObservedSlice other) {
        return of(subject, hasReadings, NONE, other);
    }

    /** The same with what the nine have counted each. */
    private static List<Evidence> of(
            LedgerSubject subject, boolean hasReadings, SliceCounts usual, ObservedSlice other) {
        List<ObservedSlice> slices = new ArrayList<>(LongStream.range(0, 9)
                .mapToObj(i ->
                        new ObservedSlice((int) i, i * 20 * MILLI, i * 20 * MILLI + 10 * MILLI, 8 * MILLI, 0, 0, usual))
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

    /** Each end has a CPU of its own, and somebody else had the client's. */
    @Test
    void compilersOnTheServersCpuAreNoCauseOfTheClientsWait() {
        assertThat(of(ROUND_TRIPS, false, slice(13 * MILLI, 3 * MILLI, compiled(3 * MILLI, 0, 3 * MILLI))))
                .extracting(Evidence::cause)
                .containsExactly(Cause.RUN_QUEUE_WAIT);
    }

    @Test
    void compilersThatRunInEverySliceExplainNone() {
        SliceCounts usual = compiled(5 * MILLI, 4 * MILLI, MILLI);
        SliceCounts more = compiled(8 * MILLI, 7 * MILLI, MILLI);

        assertThat(of(ROUND_TRIPS, false, usual, slice(13 * MILLI, 3 * MILLI, usual)))
                .as("it waited for somebody else")
                .extracting(Evidence::cause)
                .containsExactly(Cause.RUN_QUEUE_WAIT);
        assertThat(of(PLAN, true, usual, new ObservedSlice(9, 0, 20 * MILLI, 11 * MILLI, 0, 0, usual)))
                .as("both ends ran longer for another reason")
                .isEmpty();
        assertThat(of(ROUND_TRIPS, false, usual, slice(13 * MILLI, 3 * MILLI, more)))
                .extracting(Evidence::cause)
                .containsExactly(Cause.COMPILATION);
        assertThat(of(PLAN, true, usual, new ObservedSlice(9, 0, 20 * MILLI, 11 * MILLI, 0, 0, more)))
                .extracting(Evidence::cause)
                .containsExactly(Cause.COMPILATION);
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

    @Test
    void aJvmWhoseThreadsWaitForItsCompilersWasHeldUpByThem() {
        LedgerSubject batch = new LedgerSubject("response", true, true, true, false);
        SliceCounts compiled = compiled(9 * MILLI, 0, 0);

        assertThat(of(batch, true, slice(20 * MILLI, 0, compiled)))
                .extracting(Evidence::cause, Evidence::nanos)
                .containsExactly(tuple(Cause.COMPILATION, 9 * MILLI));
        assertThat(of(PLAN, true, slice(20 * MILLI, 0, compiled)))
                .as("they compile in the background")
                .isEmpty();
    }

    @Test
    void anAcknowledgementThatWasHeldBackIsTcpsIfTheSenderWaitsForIt() {
        LedgerSubject nagle = new LedgerSubject("response", true, true, false, true);
        SliceCounts heldBack = new SliceCounts(SliceCounts.Compilers.NONE, 0, 0, 0, 0, 1);

        assertThat(of(PLAN, true, slice(60 * MILLI, 0, heldBack)))
                .as("nobody waits for it")
                .isEmpty();
        assertThat(of(nagle, true, slice(60 * MILLI, 0, heldBack)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cause()).isEqualTo(Cause.TCP_DELAY);
                    assertThat(one.effect().includes(40 * MILLI)).isTrue();
                    assertThat(one.effect().includes(30 * MILLI))
                            .as("its timer takes longer")
                            .isFalse();
                });
    }
}
