package dev.loopbench.blocking.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of connections that have ended, for those to come: to make them takes longer than to accept a connection, and
 * the memory of direct ones comes back with the next collection only. Safe for use by several threads.
 */
public final class SpareBuffers {

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
