package dev.loopbench.core.cause;

import static dev.loopbench.core.cause.Attribution.micros;

import dev.loopbench.core.cause.Evidence.Source;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.SchedulerSample;
import dev.loopbench.core.pause.SchedulerWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Evidence from the record of pauses. */
public final class PauseEvidence {

    private static final int HALF = 2;

    /** Somebody has the CPU all the while that a thread waits: threads that ran for less were not the only ones. */
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
            add(evidence, sample, PausedEnd.CLIENT, sample.client());
            add(evidence, sample, PausedEnd.SERVER, sample.server());
        }
        return evidence;
    }

    private static Cause cause(Pause pause, List<SchedulerSample> samples) {
        if (pause.kind() == PauseKind.STOPPED) {
            return Cause.PLATFORM_PAUSE;
        }
        for (SchedulerSample sample : samples) {
            if (sample.overlaps(pause.startNanos(), pause.endNanos())
                    && HALF * sample.client().nanos() >= pause.nanos()) {
                return waitedFor(sample.client());
            }
        }
        return Cause.PLATFORM_PAUSE;
    }

    private static void add(List<Evidence> evidence, SchedulerSample sample, PausedEnd end, SchedulerSample.Wait wait) {
        if (wait.nanos() >= SchedulerWatch.LEAST_WAIT_NANOS) {
            Cause cause = waitedFor(wait);
            evidence.add(new Evidence(
                    cause,
                    Source.READING,
                    sample.fromNanos(),
                    sample.untilNanos(),
                    wait.nanos(),
                    "the " + name(end) + " was ready for " + micros(wait.nanos()) + " and did not run"
                            + switch (cause) {
                                case MIGRATION -> ", after it was moved to another CPU";
                                case COMPILATION -> whoRan("compilers", wait.compilerNanos());
                                case COLLECTION -> whoRan("collectors", wait.collectorNanos());
                                default -> "";
                            }));
        }
    }

    private static String whoRan(String who, long nanos) {
        return ", while " + who + " ran on its CPU for " + micros(nanos);
    }

    private static Cause waitedFor(SchedulerSample.Wait wait) {
        if (wait.moves() > 0) {
            return Cause.MIGRATION;
        }
        if (hadTheCpu(wait.collectorNanos(), wait.nanos())) {
            return Cause.COLLECTION;
        }
        return hadTheCpu(wait.compilerNanos(), wait.nanos()) ? Cause.COMPILATION : Cause.RUN_QUEUE_WAIT;
    }

    /** Whether threads that ran for so long on the same CPU had it for nearly all of a wait. */
    static boolean hadTheCpu(long ranNanos, long waitedNanos) {
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
