package dev.loopbench.core.transport;

import java.io.InterruptedIOException;
import java.util.List;

/** Waits for threads to end. */
final class Joining {

    private Joining() {}

    static void join(List<Thread> threads) throws InterruptedIOException {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while threads were ending");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
