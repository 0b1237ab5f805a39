package dev.loopbench.core.transport;

import dev.loopbench.core.placement.IoThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a server on which handlers block, so that its event loops need not: {@value #COUNT}, as many as
 * servlet containers have by default. All are started at once, and counted among the I/O threads.
 */
final class HandlerThreads implements Executor {

    /** How many. */
    static final int COUNT = 200;

    private static final long PLACED_SECONDS = 10;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final CountDownLatch placed = new CountDownLatch(COUNT);
    private final ThreadPoolExecutor pool;

    /** @throws IOException when the threads cannot be placed */
    HandlerThreads(IoThreads ioThreads) throws IOException {
        pool = new ThreadPoolExecutor(
                COUNT, COUNT, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), body -> newThread(ioThreads, body));
        pool.prestartAllCoreThreads();
        try {
            if (!placed.await(PLACED_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
                throw new IOException("the threads for handlers could not be placed");
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while threads for handlers were starting");
        }
    }

    private Thread newThread(IoThreads ioThreads, Runnable body) {
        Thread thread = ioThreads.factory("handler").newThread(() -> {
            placed.countDown();
            body.run();
        });
        threads.add(thread);
        return thread;
    }

    /** @throws java.util.concurrent.RejectedExecutionException when they have been closed */
    @Override
    public void execute(Runnable handling) {
        pool.execute(handling);
    }

    /** Interrupts whoever blocks, and returns when all have ended. An interrupt is kept for the caller. */
    void close() {
        pool.shutdownNow();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
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
}
