package dev.loopbench.core.session;

/** Where a client's session leaves its round trips. Called on the I/O thread for every counted one. */
@FunctionalInterface
public interface LatencyRecorder {

    /**
     * Takes one round trip, without allocating.
     *
     * @param nanos from just before the request was written to just after its response was read, 0 or more
     */
    void record(long nanos);
}
