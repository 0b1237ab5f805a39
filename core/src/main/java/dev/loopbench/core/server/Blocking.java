package dev.loopbench.core.server;

import java.util.concurrent.locks.LockSupport;

/**
 * Blocks the calling thread, platform or virtual, as a call to another service would.
 *
 * @param nanos how long at least, unless the thread is interrupted
 */
record Blocking(long nanos) implements Runnable {

    @Override
    public void run() {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
    }
}
