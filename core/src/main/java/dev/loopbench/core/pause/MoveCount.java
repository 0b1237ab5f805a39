package dev.loopbench.core.pause;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How often threads that are held on a CPU were moved to another one. The count takes a file of each thread to read, so it is read after
 * a wait, and otherwise only when there is time. A move from long before a wait is not its reason. One thread at a time.
 */
final class MoveCount {

    /** A move up to so long before the earlier of two readings counts with those between them, ns. */
    static final long OLDEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final LongSupplier count;
    private final BooleanSupplier isElsewhere;
    private long moves;
    private long readAt;

    /**
     * Counts from {@link #begin} on.
     *
     * @param count of all moves so far
     * @param isElsewhere whether one of the threads is on another CPU now
     */
    MoveCount(LongSupplier count, BooleanSupplier isElsewhere) {
        this.count = count;
        this.isElsewhere = isElsewhere;
    }

    /** Forgets what was before. */
    void begin(long now) {
        moves = count.getAsLong();
        readAt = now;
    }

    /** Forgets what was before if the count is old. */
    void refresh(long now) {
        if (now - readAt >= OLDEST_NANOS) {
            begin(now);
        }
    }

    /**
     * Reads the count, since a thread has waited.
     *
     * @param since the last reading of the scheduler
     * @param now this one
     * @return moves that can be the reason; 0 if they may be older, unless a thread is still where it was moved to
     */
    long between(long since, long now) {
        boolean isReason = since - readAt <= OLDEST_NANOS || isElsewhere.getAsBoolean();
        long before = moves;
        begin(now);
        return isReason ? moves - before : 0;
    }
}
