package dev.loopbench.core.server;

import dev.loopbench.core.frame.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the peers of a server did wrong. One fault spoils a fork, so the first ones are enough, however many connections there
 * are. Safe for use by several threads.
 */
final class PeerFailures {

    /** How many are kept. */
    static final int MOST = 16;

    private final List<String> texts = new ArrayList<>();

    synchronized void add(ProtocolException fault) {
        if (texts.size() < MOST) {
            texts.add(String.valueOf(fault.getMessage()));
        }
    }

    /** The first ones in their order, one line each. */
    synchronized List<String> texts() {
        return List.copyOf(texts);
    }
}
