package dev.loopbench.core.cause;

import static dev.loopbench.core.cause.Attribution.micros;

import dev.loopbench.core.cause.Evidence.Source;
import dev.loopbench.core.pause.SchedulerWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Evidence from the counters around slices: if a slice has more of something than the fork's slices usually have, that happened to one or
 * more of its requests.
 */
public final class SliceEvidence {

    private static final int HALF = 2;

    /** TCP waits for milliseconds before it sends again. */
    static final Evidence.Effect RESEND = new Evidence.Effect(1_000_000, Long.MAX_VALUE);

    /** Linux holds an acknowledgement back for 40 to 200 ms. */
    static final Evidence.Effect DELAYED_ACK = new Evidence.Effect(35_000_000, 250_000_000);

    /** No other processor takes longer than that to come, unless somebody has it, which is a wait. */
    static final Evidence.Effect MIGRATION = new Evidence.Effect(0, 1_000_000);

    private final List<ObservedSlice> slices;
    private final boolean hasIdle;
    private final boolean waitsForCompilers;
    private final boolean hasNagle;
    private final boolean hasReadings;
    private final long faultNanos;
    private final long medianClientWait;
    private final long medianServerWait;
    private final long medianIdle;
    private final long medianRan;
    private final SliceCounts medianCounts;

    /**
     * @param slices of one fork, all of the same load
     * @param subject what they are of: where one request at a time is outstanding and leaves at once, both ends are never idle
     * @param hasReadings whether the scheduler was asked between requests, which says more than these counters
     * @param faultNanos how long it takes to map a page, ns
     */
    public SliceEvidence(List<ObservedSlice> slices, LedgerSubject subject, boolean hasReadings, long faultNanos) {
        this.slices = List.copyOf(slices);
        waitsForCompilers = subject.waitsForCompilers();
        hasNagle = subject.hasNagle();
        hasIdle = subject.isAlone() && !subject.isOpenLoop();
        this.hasReadings = hasReadings;
        this.faultNanos = faultNanos;
        medianClientWait = median(ObservedSlice::clientWaitedNanos);
        medianServerWait = median(ObservedSlice::serverWaitedNanos);
        medianIdle = median(ObservedSlice::idleNanos);
        medianRan = median(ObservedSlice::ranNanos);
        medianCounts = new SliceCounts(
                new SliceCounts.Compilers(
                        median(slice -> slice.counts().compilers().nanos()),
                        median(slice -> slice.counts().compilers().atClientNanos()),
                        median(slice -> slice.counts().compilers().atServerNanos())),
                median(slice -> slice.counts().migrations()),
                median(slice -> slice.counts().minorFaults()),
                median(slice -> slice.counts().majorFaults()),
                median(slice -> slice.counts().resends()),
                median(slice -> slice.counts().delayedAcks()));
    }

    private long median(ToLongFunction<ObservedSlice> of) {
        long[] values = slices.stream().mapToLong(of).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    /** Evidence of all slices, in their order. */
    public List<Evidence> all() {
        List<Evidence> evidence = new ArrayList<>();
        slices.forEach(slice -> add(evidence, slice));
        return evidence;
    }

    private void add(List<Evidence> evidence, ObservedSlice slice) {
        SliceCounts more = slice.counts().since(medianCounts);
        SliceCounts.Compilers compilers = more.compilers();
        if (!hasReadings) {
            addWait(evidence, slice, "client", slice.clientWaitedNanos() - medianClientWait, compilers.atClientNanos());
            addWait(evidence, slice, "server", slice.serverWaitedNanos() - medianServerWait, compilers.atServerNanos());
        }
        long ran = slice.ranNanos() - medianRan;
        if (ran >= SchedulerWatch.LEAST_WAIT_NANOS && HALF * compilers.nanos() >= ran) {
            evidence.add(evidence(
                    slice,
                    Cause.COMPILATION,
                    ran,
                    "in its slice both ends ran for " + micros(ran)
                            + " more than usual, as code does that is not compiled yet, and compilers ran for "
                            + micros(compilers.nanos()) + " more"));
        }
        if (waitsForCompilers && compilers.nanos() >= SchedulerWatch.LEAST_WAIT_NANOS) {
            evidence.add(evidence(
                    slice,
                    Cause.COMPILATION,
                    compilers.nanos(),
                    "in its slice compilers ran for " + micros(compilers.nanos())
                            + " more than usual, for which the callers wait in this JVM"));
        }
        long idle = slice.idleNanos() - medianIdle;
        if (hasIdle && idle >= SchedulerWatch.LEAST_WAIT_NANOS) {
            evidence.add(evidence(
                    slice,
                    Cause.PLATFORM_PAUSE,
                    idle,
                    "in its slice no end ran or was ready for " + micros(idle) + " more than usual"));
        }
        if (more.minorFaults() > 0) {
            evidence.add(evidence(
                    slice,
                    Cause.PAGE_FAULTS,
                    more.minorFaults() * faultNanos,
                    more.minorFaults() == 1
                            ? "in its slice 1 more page than usual was mapped"
                            : "in its slice " + more.minorFaults() + " more pages than usual were mapped, about "
                                    + micros(more.minorFaults() * faultNanos)));
        }
        addCounted(
                evidence,
                slice,
                Cause.PAGE_FAULTS,
                more.majorFaults(),
                Evidence.Effect.ANY,
                "a page was read in its slice");
        addCounted(evidence, slice, Cause.TCP_DELAY, more.resends(), RESEND, "TCP sent a segment again in its slice");
        // Of an end that answers late the timer runs out, too: that is an effect, unless the sender waits for it.
        if (hasNagle) {
            addCounted(
                    evidence,
                    slice,
                    Cause.TCP_DELAY,
                    more.delayedAcks(),
                    DELAYED_ACK,
                    "TCP held back an acknowledgement in its slice until its timer had run out");
        }
        addCounted(
                evidence,
                slice,
                Cause.MIGRATION,
                more.migrations(),
                MIGRATION,
                "a thread changed its processor in its slice");
    }

    /** @param compilerNanos how long compilers ran on its CPU more than usual, ns */
    private static void addWait(
            List<Evidence> evidence, ObservedSlice slice, String end, long waited, long compilerNanos) {
        if (waited >= SchedulerWatch.LEAST_WAIT_NANOS) {
            boolean isCompilers = PauseEvidence.hadTheCpu(compilerNanos, waited);
            evidence.add(evidence(
                    slice,
                    isCompilers ? Cause.COMPILATION : Cause.RUN_QUEUE_WAIT,
                    waited,
                    "in its slice the " + end + " was ready and did not run for " + micros(waited) + " more than usual"
                            + (isCompilers
                                    ? ", while compilers ran on its CPU for " + micros(compilerNanos) + " more"
                                    : "")));
        }
    }

    /** Each explains one request. */
    private static void addCounted(
            List<Evidence> evidence,
            ObservedSlice slice,
            Cause cause,
            long count,
            Evidence.Effect effect,
            String text) {
        if (count > 0) {
            evidence.add(
                    Evidence.ofEvents(cause, Source.SLICE, slice.fromNanos(), slice.untilNanos(), count, effect, text));
        }
    }

    private static Evidence evidence(ObservedSlice slice, Cause cause, long nanos, String text) {
        return new Evidence(cause, Source.SLICE, slice.fromNanos(), slice.untilNanos(), nanos, text);
    }
}
