package dev.loopbench.core.session;

/**
 * The work of a server between a request and its answer, which blocks its thread. The requests of one
 * connection are handled one at a time, in their order.
 *
 * <p>A transport with a thread for each connection does it all there. One whose I/O thread serves several connections
 * has {@link #handle} called on another thread, see {@code HandOff}.
 */
public interface Handler {

    /** Whether a request is to be handled next; asked on the I/O thread while none is being handled. */
    boolean due();

    /** Handles that request, and blocks as long as that takes. On any thread; the session may take input meanwhile. */
    void handle();

    /** That request has been handled: its response is ready to leave. On the I/O thread. */
    void handled();
}
