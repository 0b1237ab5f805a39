package dev.loopbench.core.pacing;

/**
 * The requests of a paced connection that are outstanding, by identity: when each was due and sent, and how late it was. A ring of
 * as many entries as the window needs. All times are ns of the session's clock. Used under the session's lock.
 */
final class OutstandingRequests {

    /** Far from any time of a clock, so that a lateness may be taken off. */
    private static final long NEVER = Long.MIN_VALUE / 2;

    /** From an answer to the next request, if that is due already, ns: beyond that something else came between. */
    private static final long MOST_HANDLING_NANOS = 10_000;

    private final long[] dueAt;
    private final long[] sentAt;
    private final long[] lateBy;
    private final long[] ownLateBy;
    private final long[] heldUpBy;

    private long roomSince = NEVER;
    private long ownRoomSince = NEVER;
    private long roomAt = NEVER;

    /** @param window requests outstanding at most, 1 or more */
    OutstandingRequests(int window) {
        int ring = Integer.highestOneBit(2 * window - 1);
        dueAt = new long[ring];
        sentAt = new long[ring];
        lateBy = new long[ring];
        ownLateBy = new long[ring];
        heldUpBy = new long[ring];
    }

    /** @param heldUp for how long an interruption kept the generator from sending it */
    void granted(long identity, long due, long heldUp) {
        int slot = slot(identity);
        dueAt[slot] = due;
        heldUpBy[slot] = heldUp;
    }

    void sent(long identity, long now) {
        int slot = slot(identity);
        sentAt[slot] = now;
        lateBy[slot] = now - Math.max(dueAt[slot], roomSince);
        ownLateBy[slot] = ownLateness(slot, now);
    }

    /** Who waited for room leaves as soon as the transport has handled the answer: that is part of a response and nobody's fault. */
    private long ownLateness(int slot, long now) {
        boolean isHandling = roomAt >= dueAt[slot] && now - roomAt < MOST_HANDLING_NANOS;
        long left = isHandling ? roomAt : now - heldUpBy[slot];
        return Math.max(0, left - Math.max(dueAt[slot], ownRoomSince));
    }

    /**
     * The window has room again because a request was answered. Had that request left in time, there would have been room so much
     * earlier: what the generator held up is its own lateness again for those that waited behind.
     */
    void roomCame(long answered, long now) {
        int slot = slot(answered);
        roomSince = now - lateBy[slot];
        ownRoomSince = now - ownLateBy[slot];
        roomAt = now;
    }

    /** A slice begins: there has always been room. */
    void forgetRoom() {
        roomSince = NEVER;
        ownRoomSince = NEVER;
        roomAt = NEVER;
    }

    long dueAt(long identity) {
        return dueAt[slot(identity)];
    }

    long sentAt(long identity) {
        return sentAt[slot(identity)];
    }

    /** The generator's lateness, with what interruptions held up. */
    long lateBy(long identity) {
        return lateBy[slot(identity)];
    }

    /** The generator's lateness by its own fault. */
    long ownLateBy(long identity) {
        return ownLateBy[slot(identity)];
    }

    private int slot(long identity) {
        return (int) identity & (sentAt.length - 1);
    }
}
