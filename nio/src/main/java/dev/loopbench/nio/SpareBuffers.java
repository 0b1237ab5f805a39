package dev.loopbench.nio;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The buffers of connections that have ended, for those to come: to make them takes longer than to accept a connection, and
 * their memory comes back with the next collection only. Used on the I/O thread only, once that runs.
 */
final class SpareBuffers {

    private final Deque<Buffers> spare = new ArrayDeque<>();

    /** Empty ones that nobody uses. */
    Buffers take() {
        Buffers found = spare.poll();
        return found == null ? Buffers.allocate() : found;
    }

    /** Gives back what nobody uses any more. The ones given back last are the likeliest to be in a cache. */
    void giveBack(Buffers buffers) {
        buffers.clear();
        spare.push(buffers);
    }
}
