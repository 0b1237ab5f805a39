package dev.loopbench.blocking.connection;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.socket.ReadBuffer;
import java.nio.ByteBuffer;

/** What one connection at a time is read into and written from; either grows with what it has to hold. */
public final class Buffers {

    /** To begin with: ten thousand connections have as many. */
    private static final int LEAST_BYTES = 8 * 1024;

    private final ReadBuffer received;
    private ByteBuffer filled;

    private Buffers(ReadBuffer received, ByteBuffer filled) {
        this.received = received;
        this.filled = filled;
    }

    /** Of the kind that this connection, and every other of its API, moves without copying it once more. */
    public static Buffers of(BlockingConnection link) {
        return new Buffers(new ReadBuffer(link::newBuffer, LEAST_BYTES), link.newBuffer(LEAST_BYTES));
    }

    /** What is read into. */
    ReadBuffer received() {
        return received;
    }

    /**
     * What is written from.
     *
     * @param link makes a large one in place of one that is too small for once
     * @param pending bytes that are to be written
     */
    ByteBuffer filled(BlockingConnection link, int pending) {
        if (pending > filled.capacity() && filled.capacity() < Outbound.LARGEST_FILL) {
            filled = link.newBuffer(Outbound.LARGEST_FILL);
        }
        return filled;
    }
}
