package dev.loopbench.core.pacing;

/** Where a session that follows a plan leaves its round trips. Called on the I/O thread for every counted one. */
@FunctionalInterface
public interface PacedRecorder {

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
