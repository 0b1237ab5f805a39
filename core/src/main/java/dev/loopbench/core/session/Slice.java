package dev.loopbench.core.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One slice of load in a closed window, shared by all sessions of a client: how many requests may leave, which round
 * trips count, and how long the counted ones took together.
 *
 * <p>The first round trips, the ramp, do not count: caches are cold after the probe pair, and with many connections the
 * windows are not full yet. The counted stretch begins with the completion that ends the ramp and ends with the
 * completion that reaches the wanted number, while requests still leave; the rest drains uncounted. So throughput is
 * measured with full windows only.
 *
 * <p>With one request at a time a slice can be run in laps: after each but the last the session takes a probe pair, which
 * does not count.
 *
 * <p>Safe for use by several I/O threads.
 */
public final class Slice {

    private static final long NOT_YET = Long.MIN_VALUE;

    // One object instead of three: a round trip costs what it touches, since most of it is cold after a switch.
    private static final AtomicLongFieldUpdater<Slice> LEFT = AtomicLongFieldUpdater.newUpdater(Slice.class, "left");
    private static final AtomicLongFieldUpdater<Slice> COMPLETED =
            AtomicLongFieldUpdater.newUpdater(Slice.class, "completed");

    private final int ramp;
    private final int wanted;
    private final boolean alone;
    private final int lap;
    private final List<ProbePair> between;
    private int probePairsTaken;

    private volatile long left;
    private volatile long completed;
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
        this(ramp, wanted, outstanding, wanted, List.of());
    }

    private Slice(int ramp, int wanted, int outstanding, int lap, List<ProbePair> between) {
        if (ramp < 1 || wanted < 1 || outstanding < 1) {
            throw new IllegalArgumentException("a slice of " + wanted + " after " + ramp + " with " + outstanding
                    + " outstanding: all must be at least 1");
        }
        this.ramp = ramp;
        this.wanted = wanted;
        this.left = (long) ramp + wanted + reserve(outstanding);
        this.alone = outstanding == 1;
        this.lap = lap;
        this.between = List.copyOf(between);
    }

    /**
     * A slice of one request at a time, with probe pairs inside.
     *
     * @param ramp round trips before the counted ones, at least 1
     * @param wanted round trips to count, at least 1
     * @param lap round trips from one probe pair to the next, at least 1
     * @param between the probe pairs in their order; they end before the last lap
     */
    public static Slice inLaps(int ramp, int wanted, int lap, List<ProbePair> between) {
        if (lap < 1 || (long) lap * between.size() >= wanted) {
            throw new IllegalArgumentException(
                    between.size() + " probe pairs, one every " + lap + " round trips, do not fit between " + wanted);
        }
        return new Slice(ramp, wanted, 1, lap, between);
    }

    /**
     * Requests beyond the ramp and the wanted ones. Replies come in batches: the ramp may end late by one batch, and the
     * window must stay full to the end.
     */
    public static int reserve(int outstanding) {
        return outstanding == 1 ? 0 : 2 * outstanding;
    }

    /** Counted round trips; meaningful once all sessions are finished. */
    public long count() {
        return completedAtEnd - completedAtStart;
    }

    /** Wall time of the counted stretch in ns, probe pairs included; meaningful once all sessions are finished. */
    public long nanos() {
        return endedAt - startedAt;
    }

    /** Whether the counted stretch was completed. */
    public boolean complete() {
        return endedAt != NOT_YET;
    }

    /** Reserves up to {@code most} requests; the answer is how many may be begun. */
    int take(int most) {
        if (most <= 0 || exhausted()) {
            return 0;
        }
        long before = add(LEFT, -most);
        return (int) Math.max(0, Math.min(most, before));
    }

    boolean exhausted() {
        return left <= 0;
    }

    /** Whether round trips that complete now count. */
    boolean counting() {
        return counting;
    }

    /** Notes that a batch of replies was taken in; the batch counts if {@link #counting()} held before it. */
    void completed(int batch, long now) {
        long sum = add(COMPLETED, batch) + batch;
        if (counting) {
            if (sum - completedAtStart >= wanted) {
                end(sum, now);
            }
        } else if (startedAt == NOT_YET && sum >= ramp) {
            start(sum, now);
        }
    }

    /** The probe pair to take before the next request leaves, once; absent in the midst of a lap. */
    @Nullable
    ProbePair due() {
        int next = probePairsTaken;
        if (next == between.size() || !counting || completed - completedAtStart < (long) lap * (next + 1)) {
            return null;
        }
        probePairsTaken = next + 1;
        return between.get(next);
    }

    /** Adds to a counter and returns its former value. With one request at a time no atomic operation is needed. */
    private long add(AtomicLongFieldUpdater<Slice> counter, long amount) {
        if (!alone) {
            return counter.getAndAdd(this, amount);
        }
        long before = counter.get(this);
        counter.lazySet(this, before + amount);
        return before;
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
