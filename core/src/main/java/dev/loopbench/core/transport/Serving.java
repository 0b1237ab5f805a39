package dev.loopbench.core.transport;

/**
 * The work of a server before it answers, and the number of threads on which it moves bytes.
 *
 * @param workNanos how long it computes before each answer, ns, 0 to {@value #MOST_WORK_NANOS}
 * @param waitNanos how long its handler blocks before each answer, ns, 0 to {@value #MOST_WAIT_NANOS}
 * @param threads I/O threads, 1 to {@value #MOST_THREADS}; more than one only where connections share event loops or
 *     selectors
 */
public record Serving(long workNanos, long waitNanos, int threads) {

    /** 10 ms: a slice must end before it counts as stalled. */
    public static final long MOST_WORK_NANOS = 10_000_000;

    /** 100 ms, likewise. */
    public static final long MOST_WAIT_NANOS = 100_000_000;

    /** As many I/O threads as anybody has processors to give to a server. */
    public static final int MOST_THREADS = 64;

    private static final long WAKE_UP_NANOS = 20_000;

    /** Answers at once, on one thread. */
    public static final Serving ECHO = new Serving(0, 0, 1);

    public Serving {
        require("work", workNanos, 0, MOST_WORK_NANOS);
        require("wait", waitNanos, 0, MOST_WAIT_NANOS);
        require("threads", threads, 1, MOST_THREADS);
    }

    private static void require(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "server " + what + " " + value + ": allowed are " + least + " to " + most);
        }
    }

    /** Whether handlers block, so that a server which serves several connections on one thread has to hand them off. */
    public boolean blocks() {
        return waitNanos > 0;
    }

    /**
     * About how long it takes from one answer to the next on so many connections, of each of which one request at a time is
     * handled, I/O aside, ns: a thread that blocked has to be woken, and event loops have {@value HandlerOffloads#THREADS} that may
     * block.
     */
    public long nanosEach(int connections) {
        long atOnce = Math.min(connections, HandlerOffloads.THREADS);
        return workNanos + (blocks() ? Math.max(WAKE_UP_NANOS, waitNanos / atOnce) : 0);
    }
}
