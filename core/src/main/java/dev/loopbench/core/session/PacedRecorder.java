package dev.loopbench.core.session;

/** Where a session that follows a plan leaves its round trips. Called on the I/O thread for every counted one. */
@FunctionalInterface
public interface PacedRecorder {

    /**
     * Takes one round trip, without allocating. All times are ns, 0 or more.
     *
     * @param service from the actual send to just after the response was read
     * @param response from the intended send to the same moment
     * @param lateness of the generator: from the moment when the request was due and the window had room for it, to the
     *     actual send. Waiting for room is no lateness but part of the response time: there the server was slow.
     */
    void record(long service, long response, long lateness);
}
