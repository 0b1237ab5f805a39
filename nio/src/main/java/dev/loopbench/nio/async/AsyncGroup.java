package dev.loopbench.nio.async;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.LoopThread;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** A group of asynchronous channels and the threads, mostly one, that wait for them and run their handlers. */
final class AsyncGroup implements Closeable {

    private final List<LoopThread> threads = new CopyOnWriteArrayList<>();
    private final AsynchronousChannelGroup group;
    private final IoThreads io;

    private AsyncGroup(IoThreads io) throws IOException {
        this.io = io;
        ThreadFactory factory = io.factory("async");
        group = AsynchronousChannelGroup.withFixedThreadPool(io.wanted(), worker -> {
            LoopThread thread = new LoopThread(factory, worker);
            threads.add(thread);
            return thread.thread();
        });
    }

    /** A group whose threads, as many as wanted, are placed and counted. */
    static AsyncGroup open(IoThreads threads) throws IOException {
        AsyncGroup group = new AsyncGroup(threads);
        try {
            for (LoopThread thread : group.threads) {
                thread.awaitPlaced();
            }
            return group;
        } catch (Throwable cause) {
            Closing.after(cause, List.of(group));
            throw cause;
        }
    }

    AsynchronousChannelGroup group() {
        return group;
    }

    /** The mechanism that waits for the channels, and the library that they come from. */
    String implementation(AsynchronousChannelProvider channels) {
        return group.getClass().getName() + ", channels of "
                + channels.getClass().getName();
    }

    /** Its thread. */
    IoThreads io() {
        return io;
    }

    boolean isShutDown() {
        return group.isShutdown();
    }

    /** Closes all channels of the group; also on its own threads, which end soon. */
    void shutDown() throws IOException {
        group.shutdownNow();
    }

    /** Closes all channels of the group, and returns when its threads have ended. */
    @Override
    public void close() throws IOException {
        shutDown();
        threads.forEach(LoopThread::awaitEnd);
    }
}
