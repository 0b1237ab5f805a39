package dev.loopbench.core.cause;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much time the counters of slices still explain. What has explained a request explains no other one, except those that waited behind
 * it or left and were answered with it. Used by one thread.
 */
final class Supply {

    private final List<Evidence> evidence;
    private final boolean isAlone;
    private final long[] left;
    private final Set<Use> uses = new HashSet<>();

    /** A stretch in which a connection was busy, and what explained it. */
    private record Use(int evidence, int connection, long busySinceNanos) {
        static Use of(int evidence, TimedRequest request) {
            return new Use(evidence, request.connection(), request.busySinceNanos());
        }
    }

    /** @param isAlone whether times are used up; single events always are */
    Supply(List<Evidence> evidence, boolean isAlone) {
        this.evidence = evidence;
        this.isAlone = isAlone;
        left = new long[evidence.size()];
        Arrays.setAll(left, i -> isUsedUp(i) ? evidence.get(i).nanos() : Evidence.ANY);
    }

    private boolean isUsedUp(int i) {
        return evidence.get(i).source() == Source.SLICE && (isAlone || isEvent(i));
    }

    private boolean isEvent(int i) {
        return evidence.get(i).nanos() >= Evidence.ANY;
    }

    /** How much of a piece of evidence is there for a request, ns. */
    long nanos(int i, TimedRequest request) {
        long held = evidence.get(i).heldUp(request);
        return uses.contains(Use.of(i, request)) ? held : Math.min(left[i], held);
    }

    /**
     * Explains that much of a request by it.
     *
     * @param needed ns
     * @return how much of that it explains
     */
    long use(int i, TimedRequest request, long needed) {
        long used = Math.min(nanos(i, request), needed);
        if (isUsedUp(i) && uses.add(Use.of(i, request))) {
            left[i] = isEvent(i) ? 0 : left[i] - used;
        }
        return used;
    }
}
