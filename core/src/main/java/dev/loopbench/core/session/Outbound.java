package dev.loopbench.core.session;

import java.nio.ByteBuffer;

/** The sending half of a session. */
public interface Outbound {

    /**
     * The largest buffer that is worth filling: the frame of a payload of 64 KiB. A larger one would leave the processor's
     * caches before it is written; one of 64 KiB would cut that frame and leave a few bytes for a write of their own.
     */
    int LARGEST_FILL = Header.BYTES + 64 * 1024;

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
