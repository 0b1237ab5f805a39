package dev.loopbench.nio;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers between channels and sessions. Used on one I/O thread at a time.
 *
 * <p>A loop has one set for all its connections: what was read is taken in before the next read, and a connection has a
 * buffer to itself only while its socket takes no more. So ten thousand connections do not touch ten thousand buffers. Where
 * a read is outstanding all the time, each connection has a set of its own, which grows with what it has to hold.
 */
final class Buffers {

    private static final int LEAST_BYTES = 8 * 1024;
    private static final int MOST_BYTES = 64 * 1024;

    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private ByteBuffer in;

    private Buffers(int bytes) {
        in = ByteBuffer.allocateDirect(bytes);
    }

    /** For all connections of a loop. */
    static Buffers ofLoop() {
        return new Buffers(MOST_BYTES);
    }

    /** For one connection. */
    static Buffers ofConnection() {
        return new Buffers(LEAST_BYTES);
    }

    /** Where a channel puts what it reads: empty. */
    ByteBuffer in() {
        return in;
    }

    /** What was read has been taken in; a buffer that was filled is followed by a large one. */
    void taken() {
        if (in.limit() == in.capacity() && in.capacity() < MOST_BYTES) {
            in = ByteBuffer.allocateDirect(MOST_BYTES);
        } else {
            in.clear();
        }
    }

    /** A buffer for what a connection has to send, so many bytes if they are not too many. */
    ByteBuffer take(int pending) {
        ByteBuffer last = spare.pollLast();
        int wanted = Math.min(Math.max(pending, in.capacity()), MOST_BYTES);
        return last == null || last.capacity() < wanted ? ByteBuffer.allocateDirect(wanted) : last;
    }

    /** The connection has sent all that was in it. */
    void giveBack(ByteBuffer out) {
        spare.addLast(out);
    }
}
