package dev.loopbench.blocking.connection;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.socket.ReadBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The buffers that one connection at a time is read into and written from. Either grows with its content. */
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

    /** The buffer for input. */
    ReadBuffer received() {
        return received;
    }

    /**
     * Fills the buffer for output.
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

    /**
     * The buffers of connections that have ended, for those to come: to make them takes longer than to accept a connection, and
     * the memory of direct ones comes back with the next collection only. Safe for use by several threads.
     */
    public static final class SpareBuffers {

        private final Deque<Buffers> spare = new ArrayDeque<>();

        /** Some that nobody uses. */
        public Buffers take(BlockingConnection link) {
            Buffers found = last();
            return found == null ? Buffers.of(link) : found;
        }

        /** Gives back what nobody uses any more. */
        public synchronized void giveBack(Buffers buffers) {
            spare.push(buffers);
        }

        /** The ones given back last are the likeliest to be in a cache. */
        private synchronized @Nullable Buffers last() {
            return spare.poll();
        }
    }
}
