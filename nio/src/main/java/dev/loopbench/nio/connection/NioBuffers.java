package dev.loopbench.nio.connection;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.socket.ReadBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers between channels and sessions. Used on one I/O thread at a time.
 *
 * <p>A loop has one set for all its connections: what was read is taken in before the next read, and a connection has a
 * buffer to itself only while its socket takes no more. So ten thousand connections do not touch ten thousand buffers. Where
 * a read is outstanding all the time, each connection has a set of its own, which grows with what it has to hold.
 */
public final class NioBuffers {

    private static final int LEAST_BYTES = 8 * 1024;

    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private final int bytes;
    private final ReadBuffer in;

    private NioBuffers(int bytes) {
        this.bytes = bytes;
        in = new ReadBuffer(ByteBuffer::allocateDirect, bytes);
    }

    /** For all connections of a loop. */
    public static NioBuffers ofLoop() {
        return new NioBuffers(Outbound.LARGEST_FILL);
    }

    /** For one connection. */
    static NioBuffers ofConnection() {
        return new NioBuffers(LEAST_BYTES);
    }

    /** Where a channel puts what it reads: empty. */
    ByteBuffer in() {
        return in.room();
    }

    /** Hands what a read has put into {@link #in} to a session. */
    void handTo(Inbound inbound) {
        in.handTo(inbound);
    }

    /** A buffer for what a connection has to send, so many bytes if they are not too many. */
    ByteBuffer take(int pending) {
        ByteBuffer last = spare.pollLast();
        int wanted = Math.min(Math.max(pending, bytes), Outbound.LARGEST_FILL);
        return last == null || last.capacity() < wanted ? ByteBuffer.allocateDirect(wanted) : last;
    }

    /** The connection needs nothing that is in it any more. */
    void giveBack(ByteBuffer out) {
        spare.addLast(out);
    }

    /**
     * The buffers of connections that had some of their own and have ended, for those to come: to make them takes longer than to
     * accept a connection, and their memory comes back with the next collection only. Safe for use by several threads.
     */
    public static final class SpareNioBuffers {

        private final Deque<NioBuffers> spare = new ArrayDeque<>();

        /** Some that nobody uses. */
        public NioBuffers take() {
            NioBuffers found = last();
            return found == null ? NioBuffers.ofConnection() : found;
        }

        /** Gives back what nobody uses any more. */
        public synchronized void giveBack(NioBuffers buffers) {
            spare.push(buffers);
        }

        /** The ones given back last are the likeliest to be in a cache. */
        private synchronized @Nullable NioBuffers last() {
            return spare.poll();
        }
    }
}
