package dev.loopbench.core.session;

/**
 * A client's session that goes through one connection after the other, each for one request. A cycle is all of it: connect,
 * send the request, take the response, close.
 *
 * <p>For each cycle a transport asks {@link #next}, connects, says {@link #connected}, moves bytes between that connection
 * and the session until this is {@link #finished}, says {@link #closing}, closes the connection, and says {@link #closed};
 * all on an I/O thread. What it says is the moment at which a phase ends or begins, so there must be nothing in between that
 * is not of the phase.
 */
public interface CycleSession extends Session {

    /**
     * Begins a cycle, if the run has one more for this session: the connection is to be opened now.
     *
     * @return false when there is none, and nothing has begun
     */
    boolean next();

    /** The connection of this cycle is established. */
    void connected();

    /** The connection of this cycle is to be closed now. */
    void closing();

    /** The call that closes it has returned. */
    void closed();

    /** Whether this cycle's connection has carried all that it was opened for. */
    @Override
    boolean finished();
}
