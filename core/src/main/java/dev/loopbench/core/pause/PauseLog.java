package dev.loopbench.core.pause;

import java.util.ArrayList;
import java.util.List;

/**
 * Pauses in the order in which they were found. Safe for use by several threads. Each takes a few dozen bytes of the heap, which does
 * not count: there are few, and after each the processor has been away for longer than that takes.
 */
public final class PauseLog {

    /** Of one slice; a machine that pauses more often has no second answer anyway. */
    private static final int MOST = 100_000;

    private final List<Pause> pauses = new ArrayList<>();

    private long seenByClientNanos;

    synchronized void add(Pause pause) {
        if (pause.kind() == PauseKind.GAP || pause.kind() == PauseKind.LATE_TIMER) {
            seenByClientNanos += pause.nanos();
        }
        if (pauses.size() < MOST) {
            pauses.add(pause);
        }
    }

    /** How long the pauses that the generator saw itself were together, ns, since the last call. */
    synchronized long takeSeenByClient() {
        long seen = seenByClientNanos;
        seenByClientNanos = 0;
        return seen;
    }

    /** Those since the last call. */
    public synchronized List<Pause> drain() {
        List<Pause> drained = List.copyOf(pauses);
        pauses.clear();
        return drained;
    }
}
