package dev.loopbench.nio.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of connections that had some of their own and have ended, for those to come: to make them takes longer than to
 * accept a connection, and their memory comes back with the next collection only. Safe for use by several threads.
 */
public final class SpareNioBuffers {

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
