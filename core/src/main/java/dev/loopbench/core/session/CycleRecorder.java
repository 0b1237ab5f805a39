package dev.loopbench.core.session;

/** Where a session of cycles leaves them. Called on the I/O thread for every counted one. */
@FunctionalInterface
public interface CycleRecorder {

    /**
     * Takes one cycle, without allocating. All are 0 or more.
     *
     * @param cycleNanos from just before the connection was opened to just after the response was read
     * @param connectNanos from just before the connection was opened until it was known to be established
     * @param exchangeNanos from just before the request was written to just after the response was read
     * @param closeNanos what the call took that closes the connection
     */
    void record(long cycleNanos, long connectNanos, long exchangeNanos, long closeNanos);
}
