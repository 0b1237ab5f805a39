package dev.loopbench.core.transport;

import dev.loopbench.core.session.Inbound;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * What connections are read into. It grows while reads fill it, so that large messages take few reads and connections
 * with small ones little memory; what has been read is handed to the session at once, so nothing is ever copied. Used on
 * the I/O thread only.
 */
public final class ReadBuffer {

    /** Of both ends that share a core so much still fits into its second-level cache. */
    private static final int MOST_BYTES = 256 * 1024;

    private final IntFunction<ByteBuffer> allocator;
    private ByteBuffer buffer;

    /**
     * @param allocator makes the kind of buffer that the connection reads into without copying it once more
     * @param bytes its capacity to begin with, 1 to {@value #MOST_BYTES}
     */
    public ReadBuffer(IntFunction<ByteBuffer> allocator, int bytes) {
        this.allocator = allocator;
        buffer = allocator.apply(bytes);
    }

    /** Where the next read puts its bytes: empty. Another one after {@link #handTo}. */
    public ByteBuffer room() {
        return buffer;
    }

    /** Hands what a read has put into {@link #room} to a session, which takes all of it. */
    public void handTo(Inbound inbound) {
        boolean full = !buffer.hasRemaining();
        try {
            inbound.received(buffer.flip());
        } finally {
            // What a session refuses must not be taken for bytes of the next connection, where several share it.
            buffer.clear();
        }
        if (full && buffer.capacity() < MOST_BYTES) {
            buffer = allocator.apply(2 * buffer.capacity());
        }
    }
}
