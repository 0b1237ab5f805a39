package dev.loopbench.nio.spin;

import dev.loopbench.nio.connection.NioListener;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a connection waits at one of some listeners, for loops that ask again and again: an accept that finds none allocates, this
 * does not. Used on the I/O thread only.
 */
final class AcceptPoll implements Closeable {

    private final Selector selector = Selector.open();
    private final Consumer<SelectionKey> whenReady = this::ready;
    private @Nullable NioListener waiting;

    AcceptPoll(NioListener listener) throws IOException {
        add(listener);
    }

    /** Asks at this one, too; from any thread. */
    void add(NioListener listener) throws IOException {
        listener.channel().register(selector, SelectionKey.OP_ACCEPT, listener);
    }

    /** One at which a connection waits now, or null; does not wait itself. */
    @Nullable
    NioListener find() throws IOException {
        waiting = null;
        selector.selectNow(whenReady);
        return waiting;
    }

    private void ready(SelectionKey key) {
        waiting = (NioListener) key.attachment();
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
