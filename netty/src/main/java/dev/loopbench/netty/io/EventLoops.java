package dev.loopbench.netty.io;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import io.netty.channel.Channel;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The event loops of an end, mostly one, with its channels, on threads that are named, pinned and counted. */
public final class EventLoops {

    private static final String ROLE = "event-loop";
    private static final long SHUTDOWN_SECONDS = 10;

    private final IoEventLoopGroup group;
    private final List<Thread> running;
    private final IoThreads threads;

    // A channel that comes after the closing began is closed at once.
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    private volatile boolean closing;

    private EventLoops(IoEventLoopGroup group, List<Thread> running, IoThreads threads) {
        this.group = group;
        this.running = running;
        this.threads = threads;
    }

    /**
     * Starts as many loops as wanted and waits until they run: a thread that cannot be pinned would leave everyone else
     * waiting.
     *
     * @throws IOException when the loops cannot be had or their threads cannot be pinned
     */
    public static EventLoops start(IoKind kind, IoThreads threads) throws IOException {
        CompletableFuture<Void> broken = new CompletableFuture<>();
        IoEventLoopGroup group;
        try {
            group = new MultiThreadIoEventLoopGroup(
                    threads.wanted(), factory(threads, broken), kind.handlers().get());
        } catch (IllegalStateException e) {
            throw new IOException("no event loop of " + kind.handler().getSimpleName() + ": " + e.getCause(), e);
        }
        try {
            return new EventLoops(group, running(group, broken), threads);
        } catch (CompletionException e) {
            group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            throw new IOException("an event loop's thread did not start: " + e.getCause(), e);
        }
    }

    /** The thread of each loop, once it runs. */
    private static List<Thread> running(IoEventLoopGroup group, CompletableFuture<Void> broken) {
        List<Thread> running = new ArrayList<>();
        for (EventExecutor loop : group) {
            CompletableFuture<Thread> started = new CompletableFuture<>();
            loop.execute(() -> started.complete(Thread.currentThread()));
            CompletableFuture.anyOf(started, broken).join();
            running.add(started.join());
        }
        return running;
    }

    /** Threads of the class that Netty makes by default: its allocator and its recyclers count on it. */
    private static ThreadFactory factory(IoThreads threads, CompletableFuture<Void> broken) {
        return body -> {
            Thread thread = new FastThreadLocalThread(threads.enrolled(body), threads.threadName(ROLE));
            thread.setUncaughtExceptionHandler((failed, cause) -> {
                if (!broken.completeExceptionally(cause)) {
                    failed.getThreadGroup().uncaughtException(failed, cause);
                }
            });
            return thread;
        };
    }

    /** Their threads. */
    public IoThreads threads() {
        return threads;
    }

    public IoEventLoopGroup group() {
        return group;
    }

    /** Takes in a listening or connected channel of these loops, to be closed with them. */
    public void add(Channel channel) {
        channels.add(channel);
    }

    /** One of the connections that are open now. */
    public Optional<Channel> connection() {
        return channels.stream()
                .filter(channel -> !(channel instanceof ServerChannel) && channel.isActive())
                .findAny();
    }

    public boolean isClosing() {
        return closing;
    }

    /** @param isOnly whether the loop has one connection only */
    public NettyIdleStrategy idleStrategy(boolean isOnly) {
        return new NettyIdleStrategy(threads, isOnly, this::isClosing);
    }

    /**
     * Closes every channel and returns when the threads have ended. May be called again, and by several threads at once.
     * An interrupt is kept for the caller.
     */
    public synchronized void close() {
        closing = true;
        // A loop that ends would close its channels too, but on io_uring their sockets may outlive it for a while.
        channels.close().awaitUninterruptibly();
        group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        boolean interrupted = false;
        for (Thread thread : running) {
            while (thread.isAlive()) {
                try {
                    // Netty calls a loop terminated a little before its thread ends.
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How an event loop spends the time until a session has more to send, when that is too near for sleep.
     *
     * @param threads the loop's own
     * @param isOnly whether the loop has one connection only
     * @param isClosing whether the loop is to end
     */
    public record NettyIdleStrategy(IoThreads threads, boolean isOnly, BooleanSupplier isClosing) {

        /** Passes a moment; or, where nobody can have anything for the loop meanwhile, all of the time. */
        public void untilDue(Session session) {
            Outbound out = session.out();
            if (!isOnly || session.sendsWhileReceiving()) {
                threads.giveWay();
                return;
            }
            while (out.wakeAt() != Outbound.ON_INPUT && out.pending() == 0 && !isClosing.getAsBoolean()) {
                threads.spin();
            }
        }
    }
}
