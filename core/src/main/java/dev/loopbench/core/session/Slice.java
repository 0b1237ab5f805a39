package dev.loopbench.core.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One slice of load in a closed window, shared by all sessions of a client: how many requests may leave, which round
 * trips count, and how long the counted ones took together.
 *
 * <p>The first round trips, the ramp, do not count: caches are cold after the bracket, and with many connections the
 * windows are not full yet. The counted stretch begins with the completion that ends the ramp and ends with the
 * completion that reaches the wanted number, while requests still leave; the rest drains uncounted. So throughput is
 * measured with full windows only.
 *
 * <p>Safe for use by several I/O threads.
 */
public final class Slice {

    private static final long NOT_YET = Long.MIN_VALUE;

    private final int ramp;
    private final int wanted;
    private final AtomicLong left;
    private final AtomicLong completed = new AtomicLong();

    private volatile boolean counting;
    private volatile long startedAt = NOT_YET;
    private volatile long endedAt = NOT_YET;
    private volatile long completedAtStart;
    private volatile long completedAtEnd;

    /**
     * @param ramp round trips before the counted ones, at least 1
     * @param wanted round trips to count, at least 1
     * @param outstanding connections × window, at least 1
     */
    public Slice(int ramp, int wanted, int outstanding) {
        if (ramp < 1 || wanted < 1 || outstanding < 1) {
            throw new IllegalArgumentException("a slice of " + wanted + " after " + ramp + " with " + outstanding
                    + " outstanding: all must be at least 1");
        }
        this.ramp = ramp;
        this.wanted = wanted;
        // Replies come in batches: the ramp may end late by one batch, and the window must stay full to the end.
        int reserve = outstanding == 1 ? 0 : 2 * outstanding;
        this.left = new AtomicLong((long) ramp + wanted + reserve);
    }

    /** Counted round trips; meaningful once all sessions are finished. */
    public long count() {
        return completedAtEnd - completedAtStart;
    }

    /** Wall time of the counted stretch in ns; meaningful once all sessions are finished. */
    public long nanos() {
        return endedAt - startedAt;
    }

    /** Whether the counted stretch was completed. */
    public boolean complete() {
        return endedAt != NOT_YET;
    }

    /** Reserves up to {@code most} requests; the answer is how many may be begun. */
    int take(int most) {
        if (most <= 0 || left.get() <= 0) {
            return 0;
        }
        long before = left.getAndAdd(-most);
        return (int) Math.max(0, Math.min(most, before));
    }

    boolean exhausted() {
        return left.get() <= 0;
    }

    /** Whether round trips that complete now count. */
    boolean counting() {
        return counting;
    }

    /** Notes that a batch of replies was taken in; the batch counts if {@link #counting()} held before it. */
    void completed(int batch, long now) {
        long sum = completed.addAndGet(batch);
        if (counting) {
            if (sum - completedAtStart >= wanted) {
                end(sum, now);
            }
        } else if (startedAt == NOT_YET && sum >= ramp) {
            start(sum, now);
        }
    }

    private synchronized void start(long sum, long now) {
        if (startedAt == NOT_YET) {
            completedAtStart = sum;
            startedAt = now;
            counting = true;
        }
    }

    private synchronized void end(long sum, long now) {
        if (endedAt == NOT_YET) {
            completedAtEnd = sum;
            endedAt = now;
            counting = false;
        }
    }
}
