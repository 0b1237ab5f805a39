package dev.loopbench.netty;

import dev.loopbench.core.placement.IoThreads;
import io.netty.channel.Channel;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The only event loop of an end with its channels, on a thread that is named, pinned and counted. */
final class OneLoop {

    private static final String ROLE = "event-loop";
    private static final long SHUTDOWN_SECONDS = 10;

    private final IoEventLoopGroup group;
    private final Thread thread;
    private final IoThreads threads;

    // A channel that comes after the closing began is closed at once.
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    private volatile boolean closing;

    private OneLoop(IoEventLoopGroup group, Thread thread, IoThreads threads) {
        this.group = group;
        this.thread = thread;
        this.threads = threads;
    }

    /**
     * Starts the loop and waits until it runs: a thread that cannot be pinned would leave everyone else waiting.
     *
     * @throws IOException when the loop cannot be had or its thread cannot be pinned
     */
    static OneLoop start(IoKind kind, IoThreads threads) throws IOException {
        CompletableFuture<Thread> running = new CompletableFuture<>();
        try {
            IoEventLoopGroup group = new MultiThreadIoEventLoopGroup(
                    1, factory(threads, running), kind.handlers().get());
            group.execute(() -> running.complete(Thread.currentThread()));
            return new OneLoop(group, running.join(), threads);
        } catch (CompletionException e) {
            throw new IOException("the event loop's thread did not start: " + e.getCause(), e);
        } catch (IllegalStateException e) {
            throw new IOException("no event loop of " + kind.handler().getSimpleName() + ": " + e.getCause(), e);
        }
    }

    /** Threads of the class that Netty makes by default: its allocator and its recyclers count on it. */
    private static ThreadFactory factory(IoThreads threads, CompletableFuture<Thread> running) {
        return body -> {
            Thread thread = new FastThreadLocalThread(threads.enrolled(body), threads.threadName(ROLE));
            thread.setUncaughtExceptionHandler((failed, cause) -> {
                if (!running.completeExceptionally(cause)) {
                    failed.getThreadGroup().uncaughtException(failed, cause);
                }
            });
            return thread;
        };
    }

    /** What its thread is. */
    IoThreads threads() {
        return threads;
    }

    IoEventLoopGroup group() {
        return group;
    }

    /** Takes in a listening or connected channel of this loop, to be closed with it. */
    void add(Channel channel) {
        channels.add(channel);
    }

    /** One of the connections that are open now. */
    Optional<Channel> connection() {
        return channels.stream()
                .filter(channel -> !(channel instanceof ServerChannel) && channel.isActive())
                .findAny();
    }

    boolean isClosing() {
        return closing;
    }

    /**
     * Closes every channel and returns when the thread has ended. May be called again, and by several threads at once.
     * An interrupt is kept for the caller.
     */
    synchronized void close() {
        closing = true;
        // A loop that ends would close its channels too, but on io_uring their sockets may outlive it for a while.
        channels.close().awaitUninterruptibly();
        group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                // Netty calls a loop terminated a little before its thread ends.
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
