package dev.loopbench.blocking.thread;

import dev.loopbench.core.placement.IoThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** The threads of one end, all of one kind: started here, joined here. Safe for use by several threads. */
public abstract class EndThreads {

    private final List<Thread> started = new ArrayList<>();

    /** How the threads of an end are made. */
    @FunctionalInterface
    public interface Kind {
        EndThreads of(IoThreads threads) throws IOException;
    }

    /** Makes a thread and starts it. */
    abstract Thread launch(String role, Runnable body);

    public final synchronized void start(String role, Runnable body) {
        started.removeIf(thread -> !thread.isAlive());
        started.add(launch(role, body));
    }

    /** Runs the body on a thread as {@link #start} does, or on one that has run others before and has nothing else to do. */
    public void serve(String role, Runnable body) {
        start(role, body);
    }

    /** The class of the threads that run. */
    public final synchronized String implementation() {
        return started.isEmpty() ? "no thread" : started.get(0).getClass().getSimpleName();
    }

    /**
     * Ends every thread: interrupts it and waits for its end. What else it may block in must have been closed before,
     * and nothing may be started any more.
     */
    public void close() throws IOException {
        List<Thread> ending;
        synchronized (this) {
            ending = List.copyOf(started);
        }
        ending.forEach(Thread::interrupt);
        try {
            for (Thread thread : ending) {
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
