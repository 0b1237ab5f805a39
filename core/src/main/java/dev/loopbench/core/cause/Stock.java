package dev.loopbench.core.cause;

import dev.loopbench.core.cause.Evidence.Source;
import java.util.HashSet;
import java.util.Set;

/**
 * A piece of evidence and how much it still explains. A counter of a slice that has explained a request explains no other one, except
 * those that waited behind it or left and were answered with it. Used by one thread.
 */
final class Stock {

    private final Evidence evidence;
    private final boolean isUsedUp;
    private final Set<Use> uses = new HashSet<>();
    private long left;

    /** A stretch in which a connection was busy, which it has explained. */
    private record Use(int connection, long busySinceNanos) {
        static Use of(TimedRequest request) {
            return new Use(request.connection(), request.busySinceNanos());
        }
    }

    /** @param isAlone whether times of slices are used up; events always are */
    Stock(Evidence evidence, boolean isAlone) {
        this.evidence = evidence;
        isUsedUp = evidence.source() == Source.SLICE && (isAlone || evidence.isEvents());
        left = evidence.isEvents() ? evidence.events() : evidence.nanos();
    }

    Evidence evidence() {
        return evidence;
    }

    /** How much of it is there for a request, ns. */
    long nanos(TimedRequest request) {
        long held = evidence.heldUp(request);
        if (!isUsedUp || uses.contains(Use.of(request))) {
            return held;
        }
        if (evidence.isEvents()) {
            return left > 0 ? held : 0;
        }
        return Math.min(left, held);
    }

    /**
     * Explains that much of a request by it.
     *
     * @param needed ns
     * @return how much of that it explains
     */
    long use(TimedRequest request, long needed) {
        long used = Math.min(nanos(request), needed);
        if (isUsedUp && uses.add(Use.of(request))) {
            left -= evidence.isEvents() ? 1 : used;
        }
        return used;
    }
}
