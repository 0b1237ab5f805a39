package dev.loopbench.nio;

import dev.loopbench.core.transport.Completion;
import java.io.Closeable;
import java.io.IOException;

/** What takes part in the runs of a client on a selector loop. Used on the I/O thread only. */
interface Selected extends Closeable {

    /** Moves what can be moved, its channel being ready. */
    void ready() throws IOException;

    /** The session takes part in a run. */
    void begin(Completion run) throws IOException;

    /** Tells the run if the session is finished. */
    void settle() throws IOException;
}
