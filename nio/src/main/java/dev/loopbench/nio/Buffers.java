package dev.loopbench.nio;

import java.nio.ByteBuffer;

/**
 * Two direct buffers between a session and its channel.
 *
 * @param in where the channel puts what it reads: empty
 * @param out what the channel is to write: between position and limit
 */
record Buffers(ByteBuffer in, ByteBuffer out) {

    private static final int BYTES = 64 * 1024;

    /** Without anything in them. */
    static Buffers allocate() {
        return new Buffers(
                ByteBuffer.allocateDirect(BYTES),
                ByteBuffer.allocateDirect(BYTES).limit(0));
    }

    /** Forgets what is in them. */
    void clear() {
        in.clear();
        out.clear().limit(0);
    }
}
