package dev.loopbench.blocking;

import java.nio.ByteBuffer;

/**
 * What one connection at a time is read into and written from.
 *
 * @param received what a read has brought
 * @param filled what is to be written
 */
record Buffers(ByteBuffer received, ByteBuffer filled) {

    /** The capacity of either. */
    static final int BYTES = 64 * 1024;

    /** Of the kind that this connection, and every other of its API, moves without copying it once more. */
    static Buffers of(Link link) {
        return new Buffers(link.newBuffer(BYTES), link.newBuffer(BYTES));
    }
}
