package dev.loopbench.core.session;

import java.nio.ByteBuffer;

/** The sending half of a session. */
public interface Outbound {

    /**
     * How many bytes are ready to leave now. A transport asks after every input and after the connection opened; it
     * may size a buffer by the answer. Zero means: nothing until more input has come.
     */
    int pending();

    /**
     * Appends up to {@code out.remaining()} of the pending bytes; a frame that does not fit is continued by the next
     * call. What was appended must be written at once, in order and completely.
     *
     * @param out where to append
     */
    void fill(ByteBuffer out);
}
