package dev.loopbench.core.record;

/**
 * What both ends' processes used while the fork was parked between two of its turns, all of it together. Nothing, if
 * parking works: whatever they use is taken from the fork whose turn it is.
 *
 * @param nanos how long it was parked, ns
 * @param clientCpuNanos processor time of the client's whole process meanwhile, ns
 * @param serverCpuNanos the same of the server's; 0 where both ends share a process
 */
public record ParkedUsage(long nanos, long clientCpuNanos, long serverCpuNanos) {

    /** Processor time of both ends as a share of one processor; 0 when it was never parked. */
    public double share() {
        return nanos == 0 ? 0 : (double) (clientCpuNanos + serverCpuNanos) / nanos;
    }
}
