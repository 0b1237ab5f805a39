package dev.loopbench.core.frame;

import java.nio.ByteBuffer;

/** Writes one frame at a time, in as many pieces as the buffers ask for; a header is never cut. */
public final class FrameWriter {

    private final Payload payload = new Payload();

    private long identity;
    private int payloadLength;
    private int payloadWritten;

    /** Bytes of the frame begun last that have not been written yet. */
    public int left() {
        return payloadLength - payloadWritten;
    }

    /**
     * Begins a frame: the previous one must be complete, and {@code out} must have room for a header.
     *
     * @param sizes see {@link Header#sizes}
     * @param payloadBytes which of the two sizes this direction carries
     */
    public void begin(ByteBuffer out, long sizes, long identity, int payloadBytes) {
        out.putLong(sizes).putLong(identity);
        this.identity = identity;
        payloadLength = payloadBytes;
        payloadWritten = 0;
        resume(out);
    }

    /** Goes on with the frame begun last as far as {@code out} has room. */
    public void resume(ByteBuffer out) {
        int chunk = Math.min(left(), out.remaining());
        if (chunk > 0) {
            payload.write(out, identity, payloadWritten, chunk);
            payloadWritten += chunk;
        }
    }
}
