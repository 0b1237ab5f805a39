package dev.loopbench.nio.connection;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The one I/O thread of an end. */
public final class LoopThread {

    private final CountDownLatch placed = new CountDownLatch(1);
    private final Thread thread;

    public LoopThread(ThreadFactory factory, Runnable loop) {
        thread = factory.newThread(() -> {
            placed.countDown();
            loop.run();
        });
    }

    public Thread thread() {
        return thread;
    }

    /** Starts it; on return it is placed and counted. */
    public void start() throws IOException {
        thread.start();
        awaitPlaced();
    }

    /**
     * Waits until the started thread is placed and counted, so that nothing is ever measured on a thread that is not.
     *
     * @throws IOException when the thread could not be placed
     */
    public void awaitPlaced() throws IOException {
        uninterruptibly(() -> {
            boolean over = false;
            while (!over) {
                over = placed.await(1, TimeUnit.MILLISECONDS) || !thread.isAlive();
            }
        });
        if (placed.getCount() > 0) {
            throw new IOException("the I/O thread " + thread.getName() + " could not be placed");
        }
    }

    /** Ends its parking. */
    public void unpark() {
        LockSupport.unpark(thread);
    }

    /** Waits until it has ended. */
    public void awaitEnd() {
        uninterruptibly(thread::join);
    }

    private static void uninterruptibly(Wait wait) {
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                wait.untilOver();
                over = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Wait {
        void untilOver() throws InterruptedException;
    }
}
