package dev.loopbench.core.cause;

import static dev.loopbench.core.cause.Attribution.micros;

import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.SchedulerSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Evidence from the record of pauses. */
public final class PauseEvidence {

    /** Shorter waits are those of every wake-up, ns. */
    static final long LEAST_WAIT_NANOS = 10_000;

    private static final int HALF = 2;

    /** Somebody has the CPU all the while that a thread waits: compilers that ran for less were not the only ones. */
    private static final double NEARLY_ALL = 0.9;

    private PauseEvidence() {}

    /**
     * Of the pauses and readings of one slice. A gap in which the thread was ready to run is a wait for another thread; one in which it
     * was not even that is the platform's.
     */
    public static List<Evidence> of(List<Pause> pauses, List<SchedulerSample> samples) {
        List<Evidence> evidence = new ArrayList<>();
        for (Pause pause : pauses) {
            // The readings tell the same, with whom it waited for.
            if (pause.kind() != PauseKind.RUN_QUEUE_WAIT) {
                evidence.add(new Evidence(
                        cause(pause, samples),
                        Source.INTERVAL,
                        pause.startNanos(),
                        pause.endNanos(),
                        pause.nanos(),
                        text(pause)));
            }
        }
        for (SchedulerSample sample : samples) {
            add(evidence, sample, PausedEnd.CLIENT, sample.clientWaitedNanos());
            add(evidence, sample, PausedEnd.SERVER, sample.serverWaitedNanos());
        }
        return evidence;
    }

    private static Cause cause(Pause pause, List<SchedulerSample> samples) {
        if (pause.kind() == PauseKind.STOPPED) {
            return Cause.PLATFORM_PAUSE;
        }
        for (SchedulerSample sample : samples) {
            if (sample.overlaps(pause.startNanos(), pause.endNanos())
                    && HALF * sample.clientWaitedNanos() >= pause.nanos()) {
                return waitedFor(sample, sample.clientWaitedNanos());
            }
        }
        return Cause.PLATFORM_PAUSE;
    }

    private static void add(List<Evidence> evidence, SchedulerSample sample, PausedEnd end, long waited) {
        if (waited >= LEAST_WAIT_NANOS) {
            Cause cause = waitedFor(sample, waited);
            evidence.add(new Evidence(
                    cause,
                    Source.READING,
                    sample.fromNanos(),
                    sample.untilNanos(),
                    waited,
                    "the " + name(end) + " was ready for " + micros(waited) + " and did not run"
                            + (cause == Cause.COMPILATION
                                    ? ", while other threads of the two processes ran for "
                                            + micros(sample.othersRanNanos())
                                    : "")));
        }
    }

    /** Of the measured processes only compilers run for long besides the I/O threads; collectors stop them. */
    private static Cause waitedFor(SchedulerSample sample, long waited) {
        return areCompilers(sample.othersRanNanos(), waited) ? Cause.COMPILATION : Cause.RUN_QUEUE_WAIT;
    }

    /** Whether compilers that ran for so long can have had the CPU for nearly all of a wait. */
    static boolean areCompilers(long ranNanos, long waitedNanos) {
        return ranNanos >= NEARLY_ALL * waitedNanos;
    }

    private static String text(Pause pause) {
        String what = switch (pause.kind()) {
            case GAP -> "did not run between two looks at the clock";
            case LATE_TIMER -> "was woken late by a timer";
            case RUN_QUEUE_WAIT -> "was ready and did not run";
            case STOPPED -> "was stopped and continued within";
        };
        return "the " + name(pause.end()) + " " + what + ", " + micros(pause.nanos());
    }

    /** Of the safepoints of a JVM. */
    public static List<Evidence> ofSafepoints(PausedEnd end, List<ProcessPause> safepoints) {
        return safepoints.stream()
                .map(safepoint -> new Evidence(
                        Cause.COLLECTION,
                        Source.INTERVAL,
                        safepoint.startNanos(),
                        safepoint.endNanos(),
                        safepoint.endNanos() - safepoint.startNanos(),
                        "a safepoint of the " + name(end) + ", " + safepoint.cause() + ", "
                                + micros(safepoint.endNanos() - safepoint.startNanos())))
                .toList();
    }

    private static String name(PausedEnd end) {
        return end.name().toLowerCase(Locale.ROOT);
    }
}
