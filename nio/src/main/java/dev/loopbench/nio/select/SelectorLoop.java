package dev.loopbench.nio.select;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.LoopTasks;
import dev.loopbench.nio.connection.LoopThread;
import dev.loopbench.nio.connection.NioBuffers;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One selector and the thread that waits in it. Ready keys are handed over by {@link Selector#select(Consumer)}: there
 * is no set of selected keys to be filled, iterated and cleared.
 *
 * <p>A connection is read once for each time that it is ready. A second read would almost always find nothing: the
 * buffer holds all that fits a window of small messages, and the peer has to be woken before it can answer.
 */
final class SelectorLoop implements Closeable {

    /** The work of an end on the I/O thread. An exception ends the loop. */
    interface Work {

        /** A channel is ready. */
        void ready(SelectionKey key) throws IOException;

        /** All that were ready have been served, or somebody woke the loop, or it is {@link #wakeAt}. */
        default void served() {}

        /** When to come round at the latest; see {@link Outbound#wakeAt}. */
        default long wakeAt() {
            return Outbound.ON_INPUT;
        }

        /** Whether input may come before that. */
        default boolean mayReceive() {
            return true;
        }

        /** The loop has ended by a failure of its own. */
        void broken(Throwable cause);
    }

    private final Selector selector = Selector.open();
    private final Consumer<SelectionKey> whenReady = this::ready;
    private final Work work;
    private final IoThreads threads;
    private final LoopTasks tasks = new LoopTasks(selector::wakeup);
    private final NioBuffers buffers = NioBuffers.ofLoop();
    private final LoopThread thread;
    private volatile boolean closed;

    SelectorLoop(Work work, IoThreads threads) throws IOException {
        this.work = work;
        this.threads = threads;
        thread = new LoopThread(threads.factory("select"), this::run);
    }

    /** Waits for {@code interest} on a channel, at the latest from when the loop comes round; from any thread. */
    SelectionKey add(SelectableChannel channel, int interest) throws IOException {
        return channel.register(selector, interest);
    }

    /** The same from any thread, with what the key is to lead to. */
    void add(SelectableChannel channel, int interest, Object attachment) throws IOException {
        channel.register(selector, interest, attachment);
        wake();
    }

    void start() throws IOException {
        try {
            thread.start();
        } catch (Throwable cause) {
            Closing.after(cause, all());
            throw cause;
        }
    }

    /** Of the connections that this loop serves. */
    NioBuffers buffers() {
        return buffers;
    }

    /** Runs what it is given on the I/O thread; from any thread. */
    Executor tasks() {
        return tasks;
    }

    /** Makes the loop come round; from any thread. */
    void wake() {
        selector.wakeup();
    }

    /** The selector's kind, and the library that the channels come from; from any thread. */
    String implementation(SelectableChannel channel) {
        return implementation(selector, channel.provider());
    }

    static String implementation(Selector selector, SelectorProvider channels) {
        return selector.getClass().getName() + ", channels of "
                + channels.getClass().getName();
    }

    private void run() {
        try {
            while (!closed) {
                long wakeAt = work.wakeAt();
                if (wakeAt == Outbound.ON_INPUT) {
                    selector.select(whenReady);
                } else {
                    selectUntil(wakeAt);
                }
                tasks.runAll();
                work.served();
            }
        } catch (Throwable cause) {
            Closing.after(cause, all());
            work.broken(cause);
        }
    }

    /** A selector waits for whole milliseconds only: the last one is passed without waiting. */
    private void selectUntil(long nanos) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
        if (millis > 0) {
            selector.select(whenReady, millis);
        } else if (!work.mayReceive()) {
            threads.spin();
        } else if (selector.selectNow(whenReady) == 0) {
            threads.giveWay();
        }
    }

    private void ready(SelectionKey key) {
        try {
            work.ready(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the thread and closes every channel and the selector. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        selector.wakeup();
        thread.awaitEnd();
        // A connection that was handed over too late closes itself.
        tasks.runAll();
        Closing.all(all());
    }

    private List<Closeable> all() {
        List<Closeable> all = new ArrayList<>();
        if (selector.isOpen()) {
            selector.keys().forEach(key -> all.add(key.channel()));
            all.add(selector);
        }
        return all;
    }
}
