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
     * call. What was appended must be written, in order and completely.
     *
     * @param out where to append
     * @param now {@link System#nanoTime()} not later than the write; becomes the send stamp of requests begun here
     */
    void fill(ByteBuffer out, long now);
}
