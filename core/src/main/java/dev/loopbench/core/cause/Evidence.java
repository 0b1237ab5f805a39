package dev.loopbench.core.cause;

/**
 * Something that was recorded and may have held up requests.
 *
 * @param cause what it would be the cause of
 * @param source where it comes from
 * @param fromNanos the earliest moment at which it began, ns of {@link System#nanoTime()}
 * @param untilNanos the latest moment at which it was over
 * @param nanos how long it was in between, ns; of single events {@link #ANY}
 * @param events how many there were, of single events
 * @param effect the delays that one of them can make
 * @param text what was seen, for people
 */
public record Evidence(
        Cause cause,
        Source source,
        long fromNanos,
        long untilNanos,
        long nanos,
        long events,
        Effect effect,
        String text) {

    /**
     * Delays from a least to a greatest.
     *
     * @param leastNanos included, ns
     * @param greatestNanos excluded, ns
     */
    public record Effect(long leastNanos, long greatestNanos) {

        /** Any. */
        static final Effect ANY = new Effect(0, Long.MAX_VALUE);

        boolean includes(long nanos) {
            return nanos >= leastNanos && nanos < greatestNanos;
        }
    }

    /** For a length: as much as any request needs. */
    public static final long ANY = Long.MAX_VALUE / 4;

    /** Of one stretch of time. */
    public Evidence(Cause cause, Source source, long fromNanos, long untilNanos, long nanos, String text) {
        this(cause, source, fromNanos, untilNanos, nanos, 1, Effect.ANY, text);
    }

    /** Of events that were counted; each explains one request. */
    static Evidence ofEvents(
            Cause cause, Source source, long fromNanos, long untilNanos, long events, Effect effect, String text) {
        return new Evidence(cause, source, fromNanos, untilNanos, ANY, events, effect, text);
    }

    /** Whether it was counted by the event. */
    boolean isEvents() {
        return nanos >= ANY;
    }

    /** How much of it can have held up a request, ns: nothing outside of the time in which its connection was busy. */
    long heldUp(TimedRequest request) {
        long from = beganWithin(request);
        long until = endedWithin(request);
        if (until < from) {
            return 0;
        }
        return isEvents() ? request.nanos() : Math.min(nanos, until - from);
    }

    /** The part of its time that the request's connection was busy: its begin, ns. */
    long beganWithin(TimedRequest request) {
        return Math.max(fromNanos, request.busySinceNanos());
    }

    /** The same part's end, which is before its begin where the two share no moment. */
    long endedWithin(TimedRequest request) {
        return Math.min(untilNanos, request.receivedNanos());
    }

    /** Where evidence comes from, the most exact first: what is more exact is believed first. */
    public enum Source {
        /** Both ends of an interval are known: a safepoint, or a gap between two looks at the clock. */
        INTERVAL,
        /** Two readings of the scheduler around a request or a few. */
        READING,
        /** The server's own clock, from the read of a request to the write of its answer. */
        SERVER,
        /** A regular interruption whose moment is known, and whose length is its usual one. */
        TICK,
        /** Counters around a slice, which is some milliseconds or more. */
        SLICE
    }
}
