package dev.loopbench.core.socket;

import dev.loopbench.core.frame.Inbound;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * A buffer that connections are read into. It grows while reads fill it, so that large messages take few reads and connections
 * with small ones little memory; what has been read is handed to the session at once, so nothing is ever copied. Used on
 * the I/O thread only.
 */
public final class ReadBuffer {

    /**
     * Most bytes of one read, for every transport: buffers of both ends that share a core still fit into its second-level
     * cache.
     */
    public static final int LARGEST_READ = 256 * 1024;

    private final IntFunction<ByteBuffer> allocator;
    private ByteBuffer buffer;

    /**
     * @param allocator makes the kind of buffer that the connection reads into without copying it once more
     * @param bytes its capacity to begin with, 1 to {@value #LARGEST_READ}
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
        if (full && buffer.capacity() < LARGEST_READ) {
            buffer = allocator.apply(Math.min(2 * buffer.capacity(), LARGEST_READ));
        }
    }
}
