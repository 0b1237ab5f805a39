package dev.loopbench.nio.select;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.socket.Completion;
import java.io.Closeable;
import java.io.IOException;

/** A participant in the runs of a client on a selector loop. Used on the I/O thread only. */
interface Selected extends Closeable {

    /** Moves what can be moved, its channel being ready. */
    void ready() throws IOException;

    /** The session takes part in a run. */
    void begin(Completion run) throws IOException;

    /** Tells the run if the session is finished. */
    void settle() throws IOException;

    /** Whether it sends by a plan. */
    default boolean isPaced() {
        return false;
    }

    /** When there will be more to send without input; see {@link Outbound#wakeAt}. */
    default long wakeAt() {
        return Outbound.ON_INPUT;
    }

    /** Whether input may come before that. */
    default boolean mayReceive() {
        return true;
    }

    /** Writes what is due by now. */
    default void sendDue() throws IOException {}
}
