package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cause.Evidence.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times in µs are easier to read, so that is what the numbers are. */
class AttributionTest {

    private static final long MICRO = 1_000;
    private static final long USUAL = 20 * MICRO;

    private final TickCalendar ticks = new TickCalendar();

    private static KeptRequest request(long from, long until) {
        return new KeptRequest(1, TimedRequest.of(0, from * MICRO, until * MICRO));
    }

    private static Evidence evidence(Cause cause, Source source, long from, long until, long length) {
        return new Evidence(cause, source, from * MICRO, until * MICRO, length * MICRO, cause.label());
    }

    private static Evidence events(Cause cause, long events) {
        Evidence.Effect effect = cause == Cause.MIGRATION ? SliceEvidence.MIGRATION : SliceEvidence.RESEND;
        return Evidence.ofEvents(cause, Source.SLICE, 0, 900_000 * MICRO, events, effect, cause.label());
    }

    private Cause cause(KeptRequest request, Evidence... evidence) {
        return causes(true, List.of(request), evidence).get(0);
    }

    private List<Cause> causes(boolean isAlone, List<KeptRequest> requests, Evidence... evidence) {
        return new Attribution(List.of(evidence), ticks, USUAL, isAlone)
                .explain(requests).stream().map(Attribution.Finding::cause).toList();
    }

    @Test
    void aRequestThatNothingWasRecordedAroundIsOfAnUnknownCause() {
        assertThat(cause(request(0, 500))).isEqualTo(Cause.UNKNOWN);
        assertThat(cause(request(0, 500), evidence(Cause.COLLECTION, Source.INTERVAL, 600, 900, 300)))
                .as("it was over before")
                .isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aCauseExplainsAtLeastHalfOfWhatWasMoreThanUsual() {
        KeptRequest late = request(0, 520);

        assertThat(cause(late, evidence(Cause.COLLECTION, Source.INTERVAL, 100, 350, 250)))
                .isEqualTo(Cause.COLLECTION);
        assertThat(cause(late, evidence(Cause.COLLECTION, Source.INTERVAL, 100, 349, 249)))
                .isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void onlyWhatLiesWithinTheRequestCounts() {
        assertThat(cause(request(1_000, 1_520), evidence(Cause.COLLECTION, Source.INTERVAL, 0, 1_200, 1_200)))
                .isEqualTo(Cause.UNKNOWN);
        assertThat(cause(request(1_000, 1_520), evidence(Cause.COLLECTION, Source.INTERVAL, 0, 1_260, 1_260)))
                .isEqualTo(Cause.COLLECTION);
    }

    @Test
    void severalOfOneCauseAddUp() {
        assertThat(cause(
                        request(0, 520),
                        evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 0, 130, 130),
                        evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 200, 330, 130)))
                .isEqualTo(Cause.PLATFORM_PAUSE);
    }

    @Test
    void whatTwoOfOneCauseShareCountsOnce() {
        KeptRequest late = request(0, 520);

        assertThat(cause(
                        late,
                        evidence(Cause.SERVER_HANDLER, Source.SERVER, 0, 130, 130),
                        evidence(Cause.SERVER_HANDLER, Source.SERVER, 60, 190, 130)))
                .as("the server held two requests at the same time")
                .isEqualTo(Cause.UNKNOWN);
        assertThat(cause(
                        late,
                        evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 60, 190, 130),
                        evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 0, 130, 130)))
                .isEqualTo(Cause.UNKNOWN);
        assertThat(cause(
                        late,
                        evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 300, 430, 130),
                        evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 0, 130, 130),
                        evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 60, 190, 130)))
                .as("190 and 130")
                .isEqualTo(Cause.PLATFORM_PAUSE);
    }

    @Test
    void whatIsMoreExactIsBelievedFirst() {
        assertThat(cause(
                        request(0, 520),
                        evidence(Cause.SERVER_HANDLER, Source.SERVER, 5, 515, 510),
                        evidence(Cause.COLLECTION, Source.INTERVAL, 100, 400, 300)))
                .as("the server had the request while it collected")
                .isEqualTo(Cause.COLLECTION);
        assertThat(cause(
                        request(0, 520),
                        evidence(Cause.SERVER_HANDLER, Source.SERVER, 5, 515, 510),
                        evidence(Cause.RUN_QUEUE_WAIT, Source.SLICE, -5_000, 5_000, 9_000)))
                .isEqualTo(Cause.SERVER_HANDLER);
    }

    @Test
    void aRequestThatWaitedBehindOthersHasTheirCause() {
        KeptRequest behind =
                new KeptRequest(1, new TimedRequest(0, 0, 49_000 * MICRO, 50_500 * MICRO, 50_520 * MICRO, 0));

        assertThat(cause(behind, evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 100, 49_500, 49_400)))
                .isEqualTo(Cause.PLATFORM_PAUSE);
    }

    @Test
    void theCountersOfASliceExplainAsMuchAsTheyCount() {
        Evidence waited = evidence(Cause.RUN_QUEUE_WAIT, Source.SLICE, 0, 10_000, 600);
        List<KeptRequest> requests = List.of(request(1_000, 1_320), request(3_000, 3_520), request(5_000, 5_220));

        assertThat(causes(true, requests, waited))
                .as("500, 300 and 200 more than usual, the longest first")
                .containsExactly(Cause.RUN_QUEUE_WAIT, Cause.UNKNOWN, Cause.RUN_QUEUE_WAIT);
        assertThat(causes(false, requests, waited))
                .as("where several are outstanding all wait at once")
                .containsOnly(Cause.RUN_QUEUE_WAIT);
    }

    @Test
    void whatIsCountedByTheEventExplainsOneRequest() {
        Evidence resent = events(Cause.TCP_DELAY, 1);

        assertThat(causes(true, List.of(request(0, 200_000), request(300_000, 450_000)), resent))
                .containsExactly(Cause.TCP_DELAY, Cause.UNKNOWN);
        assertThat(cause(request(0, 520), resent))
                .as("TCP waits for longer than that before it sends again")
                .isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void itExplainsOneRequestAlsoWhereSeveralAreOutstanding() {
        KeptRequest[] requests = {request(0, 130), request(1_000, 1_120), request(2_000, 2_110)};

        assertThat(causes(false, List.of(requests), events(Cause.MIGRATION, 2)))
                .containsExactly(Cause.MIGRATION, Cause.MIGRATION, Cause.UNKNOWN);
    }

    @Test
    void itExplainsThoseThatWaitedBehindThatOne() {
        Evidence resent = events(Cause.TCP_DELAY, 1);
        KeptRequest behind =
                new KeptRequest(1, new TimedRequest(0, 0, 50_000 * MICRO, 200_000 * MICRO, 200_020 * MICRO, 0));

        assertThat(causes(true, List.of(request(0, 200_000), behind, request(300_000, 340_000)), resent))
                .containsExactly(Cause.TCP_DELAY, Cause.TCP_DELAY, Cause.UNKNOWN);
    }

    @Test
    void aMovedThreadExplainsNoRequestOfMilliseconds() {
        Evidence moved = events(Cause.MIGRATION, 1);

        assertThat(cause(request(0, 120), moved)).isEqualTo(Cause.MIGRATION);
        assertThat(cause(request(0, 12_000), moved)).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aTickAtThatMomentExplainsWhatATickTakes() {
        ticks.add(0, new Ticks(List.of(new Ticks.Train(4_000 * MICRO, 300 * MICRO, 30 * MICRO))));

        assertThat(cause(request(8_290, 8_350))).isEqualTo(Cause.TIMER_TICK);
        assertThat(cause(request(8_400, 8_460))).as("between two").isEqualTo(Cause.UNKNOWN);
        assertThat(cause(request(8_290, 8_500))).as("longer than a tick").isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aGeneratorThatWasInterruptedBrieflyMetATickOrThePlatform() {
        ticks.add(0, new Ticks(List.of(new Ticks.Train(4_000 * MICRO, 300 * MICRO, 30 * MICRO))));
        KeptRequest atTick = new KeptRequest(
                1, new TimedRequest(0, 4_305 * MICRO, 4_305 * MICRO, 4_335 * MICRO, 4_365 * MICRO, 30 * MICRO));
        KeptRequest between = new KeptRequest(
                1, new TimedRequest(0, 6_000 * MICRO, 6_000 * MICRO, 6_030 * MICRO, 6_060 * MICRO, 30 * MICRO));

        assertThat(cause(atTick)).isEqualTo(Cause.TIMER_TICK);
        assertThat(cause(between)).isEqualTo(Cause.PLATFORM_PAUSE);
    }

    @Test
    void aGeneratorThatItsOwnJvmHeldUpMetASafepoint() {
        KeptRequest late = new KeptRequest(1, new TimedRequest(0, 0, 0, 9_000 * MICRO, 9_020 * MICRO, 9_000 * MICRO));

        assertThat(cause(late, evidence(Cause.COLLECTION, Source.INTERVAL, 100, 8_900, 8_800)))
                .isEqualTo(Cause.COLLECTION);
    }

    /** Every second request has its own piece of evidence, one piece spans many, and all are found as a look at all of them would. */
    @Test
    void amongThousandsOfPiecesEachRequestFindsItsOwn() {
        List<Evidence> evidence = new ArrayList<>();
        List<KeptRequest> requests = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            requests.add(request(1_000L * i, 1_000L * i + 520));
            if (i % 2 == 0) {
                evidence.add(evidence(Cause.COLLECTION, Source.INTERVAL, 1_000L * i + 10, 1_000L * i + 310, 300));
            }
        }
        evidence.add(evidence(Cause.PLATFORM_PAUSE, Source.INTERVAL, 100_000, 200_000, 100_000));
        Collections.shuffle(evidence, new Random(1));

        List<Attribution.Finding> found = new Attribution(evidence, ticks, USUAL, true).explain(requests);

        assertThat(found).allSatisfy(finding -> {
            long i = finding.kept().request().dueNanos() / MICRO / 1_000;
            Cause own = i % 2 == 0 ? Cause.COLLECTION : Cause.UNKNOWN;
            assertThat(finding.cause()).isEqualTo(i >= 100 && i < 200 ? Cause.PLATFORM_PAUSE : own);
        });
    }

    @Test
    void theUnknownNamesWhatComesNearest() {
        List<Attribution.Finding> found = new Attribution(
                        List.of(evidence(Cause.COLLECTION, Source.INTERVAL, 10, 60, 50)), ticks, USUAL, true)
                .explain(List.of(request(0, 520)));

        assertThat(found.get(0).text()).contains("nearest is GC, safepoint, 50 µs");
    }
}
