package dev.loopbench.core.frame;

import java.nio.ByteBuffer;

/** The sending half of a session. */
public interface Outbound {

    /** In place of a time: there will be nothing more to send until more input has come. */
    long ON_INPUT = Long.MAX_VALUE;

    /**
     * The largest buffer that is worth filling: the frame of a payload of 64 KiB. A larger one would leave the processor's
     * caches before it is written; one of 64 KiB would cut that frame and leave a few bytes for a write of their own.
     */
    int LARGEST_FILL = Header.BYTES + 64 * 1024;

    /**
     * How many bytes are ready to leave now. A transport asks after every input and after the connection opened, and
     * from {@link #wakeAt} on again and again; it may size a buffer by the answer. Zero means: nothing until more input
     * has come, or that time.
     */
    int pending();

    /** Whether {@link #wakeAt} may ever name a time: the same for the life of the session. */
    default boolean isPaced() {
        return false;
    }

    /**
     * From when on there may be more to send without any input: ns of {@link System#nanoTime()}. Until then a transport
     * may wait for input, and should be back in time; from then on it asks for {@link #pending} over and over, between
     * two looks for input, without waiting. To be asked whenever {@link #pending} was zero.
     *
     * @return {@value #ON_INPUT} when only input brings more to send
     */
    default long wakeAt() {
        return ON_INPUT;
    }

    /**
     * Appends up to {@code out.remaining()} of the pending bytes; a frame that does not fit is continued by the next
     * call. What was appended must be written at once, in order and completely.
     *
     * @param out where to append
     */
    void fill(ByteBuffer out);
}
