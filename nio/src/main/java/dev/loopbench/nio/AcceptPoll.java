package dev.loopbench.nio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/**
 * Asks whether a connection waits at a listener, for loops that ask again and again: an accept that finds none allocates, this
 * does not. Used on the I/O thread only.
 */
final class AcceptPoll implements Closeable {

    private final Selector selector = Selector.open();
    private final Consumer<SelectionKey> whenReady = this::ready;
    private boolean waiting;

    AcceptPoll(Listener listener) throws IOException {
        listener.channel().register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Whether one waits now; does not wait itself. */
    boolean finds() throws IOException {
        waiting = false;
        selector.selectNow(whenReady);
        return waiting;
    }

    private void ready(SelectionKey key) {
        waiting = key.isAcceptable();
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
