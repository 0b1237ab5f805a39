package dev.loopbench.core.pause;

/**
 * The scheduler's times of both ends between two readings.
 *
 * @param fromNanos the earlier reading, ns of {@link System#nanoTime()}
 * @param untilNanos the later one
 * @param clientWaitedNanos how long the client's I/O threads were ready and did not run, ns
 * @param serverWaitedNanos the same of the server
 * @param othersRanNanos how long the other threads of both processes ran, such as compilers, ns
 */
public record SchedulerSample(
        long fromNanos, long untilNanos, long clientWaitedNanos, long serverWaitedNanos, long othersRanNanos) {

    /** Whether it shares a moment with an interval. */
    public boolean overlaps(long from, long until) {
        return fromNanos <= until && untilNanos >= from;
    }
}
