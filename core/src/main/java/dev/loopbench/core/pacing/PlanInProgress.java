package dev.loopbench.core.pacing;

/**
 * One connection's part of a paced slice while it is sent: when the next request is due, which requests count, and when the part is
 * over. All times are ns of the session's clock. Used under the session's lock.
 */
final class PlanInProgress {

    private final PacedSlice slice;
    private final Schedule schedule;
    private final long firstCounted;
    private final long lastWanted;

    private boolean begun;
    private boolean over;
    private long beginning;
    private long firstDue;
    private long lastWantedDue;

    /** @param next the identity of the part's first request */
    PlanInProgress(PacedSlice slice, int connection, long next) {
        this.slice = slice;
        schedule = slice.schedule(connection);
        firstCounted = next + slice.ramp();
        lastWanted = firstCounted + slice.wanted() - 1;
    }

    boolean hasBegun() {
        return begun;
    }

    void begin(long now) {
        begun = true;
        beginning = slice.beginning(now);
    }

    /** Whether no further request is to leave. */
    boolean isOver() {
        return over;
    }

    /** When the next request is due. */
    long due() {
        return beginning + schedule.due();
    }

    /** The request that was due leaves; the next one follows. */
    void next() {
        schedule.next();
    }

    /** Whether a request comes after the ramp. */
    boolean counts(long identity) {
        return identity >= firstCounted;
    }

    void answered(long identity, long due, long now) {
        if (identity == firstCounted) {
            firstDue = due;
        }
        if (identity == lastWanted) {
            lastWantedDue = due;
        }
        over |= counts(identity) && now - due >= PacedSlice.MOST_BEHIND_NANOS;
    }

    /**
     * Ends the part when its last wanted request is answered and none has fallen due meanwhile, or when that is hopeless.
     *
     * @param awaited the request whose answer comes next; no request is about to leave
     */
    void proceed(long awaited, long now) {
        if (awaited > lastWanted) {
            boolean caughtUp = due() > now;
            over |= caughtUp || now - lastWantedDue >= PacedSlice.MOST_BEHIND_NANOS;
        }
    }

    /** Tells the slice that this part is finished: its last request was answered. */
    void finish(long awaited, OutstandingRequests requests) {
        long last = awaited - 1;
        slice.finished(awaited - firstCounted, firstDue, requests.dueAt(last), requests.sentAt(last));
    }
}
