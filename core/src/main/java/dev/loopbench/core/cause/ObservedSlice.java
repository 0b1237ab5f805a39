package dev.loopbench.core.cause;

/**
 * A slice as its counters saw it.
 *
 * @param round the number of the fork's turn, from 1
 * @param fromNanos before its first request, ns of {@link System#nanoTime()}
 * @param untilNanos after its last one
 * @param ranNanos how long the I/O threads of both ends ran, together, ns
 * @param clientWaitedNanos how long the client's were ready and did not run, ns
 * @param serverWaitedNanos the same of the server
 */
public record ObservedSlice(
        int round,
        long fromNanos,
        long untilNanos,
        long ranNanos,
        long clientWaitedNanos,
        long serverWaitedNanos,
        SliceCounts counts) {

    /** Time in which no end ran and none was ready, by the sums of both ends; less than none where they ran at once. */
    long idleNanos() {
        return untilNanos - fromNanos - ranNanos - clientWaitedNanos - serverWaitedNanos;
    }
}
