package dev.loopbench.core.pacing;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One slice of a plan, shared by all sessions of a client: when it begins, how many requests each connection has, and,
 * at its end, what became of it.
 *
 * <p>The first requests of each connection, the ramp, do not count. A connection goes on beyond its share as long as it
 * is behind: what falls due while the server stalls is sent and counted even if the slice should have been over by then.
 * So a stall of 200 ms meets as many requests as it would without slices. One that is behind by, or for,
 * {@value #MOST_BEHIND_NANOS} ns gives up.
 *
 * <p>Safe for use by several I/O threads.
 */
public final class PacedSlice {

    /** Further behind, a plan is given up: the load is more than the other end can bear, 1 s. */
    public static final long MOST_BEHIND_NANOS = 1_000_000_000;

    /** From the moment when the first session asks to the beginning of the plan. */
    private static final long LEAD_NANOS = 100_000;

    private static final long NOT_YET = Long.MIN_VALUE;

    private final Pace pace;
    private final int connections;
    private final int ramp;
    private final int wanted;
    private final long seed;
    private final AtomicLong beginning = new AtomicLong(NOT_YET);

    private int finished;
    private long count;
    private long firstDue = Long.MAX_VALUE;
    private long lastDue = Long.MIN_VALUE;
    private long lastSent = Long.MIN_VALUE;

    /**
     * @param pace that of an open loop
     * @param connections sessions that take part, at least 1
     * @param ramp requests before the counted ones, at least 1; at least one on each connection
     * @param wanted requests to count, at least 1; at least one on each connection
     * @param seed of random arrivals
     */
    public PacedSlice(Pace pace, int connections, int ramp, int wanted, long seed) {
        if (!pace.open() || connections < 1 || ramp < 1 || wanted < 1) {
            throw new IllegalArgumentException("a slice of " + wanted + " after " + ramp + " at " + pace + " on "
                    + connections + " connections: all must be at least 1");
        }
        this.pace = pace;
        this.connections = connections;
        this.ramp = share(ramp);
        this.wanted = share(wanted);
        this.seed = seed;
    }

    private int share(int requests) {
        return (requests + connections - 1) / connections;
    }

    /** Counted round trips; meaningful once all sessions are finished. */
    public synchronized long count() {
        return count;
    }

    /**
     * How long the counted requests took to leave, ns: from the first one's intended send to the last one's actual send,
     * and one distance more; meaningful once all sessions are finished.
     */
    public synchronized long nanos() {
        return lastSent - firstDue + (long) pace.gapNanos();
    }

    /** How long they were meant to take, ns. */
    public synchronized long plannedNanos() {
        return lastDue - firstDue + (long) pace.gapNanos();
    }

    /** Whether all sessions came to the end of their plan. */
    public synchronized boolean complete() {
        return finished == connections;
    }

    /** Requests of each connection that do not count. */
    int ramp() {
        return ramp;
    }

    /** Requests of each connection that count, unless it is behind then. */
    int wanted() {
        return wanted;
    }

    /** The plan of a connection. */
    Schedule schedule(int connection) {
        return new Schedule(pace, connection, connections, seed);
    }

    /** When the plan begins, in the clock's time: shortly after the first session asks. */
    long beginning(long now) {
        long begun = beginning.get();
        if (begun == NOT_YET) {
            beginning.compareAndSet(NOT_YET, now + LEAD_NANOS);
            begun = beginning.get();
        }
        return begun;
    }

    /**
     * A session has finished.
     *
     * @param counted its counted round trips, at least 1
     * @param due the intended send of the first of them
     * @param last the intended send of the last
     * @param sent the actual send of the last
     */
    synchronized void finished(long counted, long due, long last, long sent) {
        finished++;
        count += counted;
        firstDue = Math.min(firstDue, due);
        lastDue = Math.max(lastDue, last);
        lastSent = Math.max(lastSent, sent);
    }

    /** Where a session that follows a plan leaves its round trips. Called on the I/O thread for every counted one. */
    @FunctionalInterface
    public interface Recorder {

        /**
         * Takes one round trip, without allocating. Times are ns: the first three of the session's clock, the others 0 or more.
         *
         * @param due when it was intended to leave
         * @param sent when it left
         * @param received just after the response was read
         * @param lateness of the generator: from the moment when the request was due and the window had room for it, to the
         *     actual send. Waiting for room is no lateness but part of the response time: there the server was slow.
         * @param ownLateness the part of that in which nothing interrupted the generator
         */
        void record(long due, long sent, long received, long lateness, long ownLateness);
    }
}
