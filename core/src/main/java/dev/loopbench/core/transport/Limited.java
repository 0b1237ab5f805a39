package dev.loopbench.core.transport;

import dev.loopbench.core.text.Printable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls foreign code, which may throw anything or never return. */
public final class Limited {

    private Limited() {}

    /** Says in one line what the code did instead of answering. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private Failed(String message) {
            super(message);
        }
    }

    /**
     * Calls it on a daemon thread, which is left behind if it does not return.
     *
     * @param name of the thread
     * @param limit how long is waited for it
     * @throws Failed when it throws or takes longer
     */
    public static <T> T call(String name, Callable<T> code, Duration limit) throws Failed {
        FutureTask<T> task = new FutureTask<>(code);
        Thread thread = new Thread(task, "asks-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        } catch (TimeoutException e) {
            StackTraceElement[] where = thread.getStackTrace();
            thread.interrupt();
            throw new Failed("does not answer within " + limit.toSeconds() + " s"
                    + (where.length == 0 ? "" : "; it is in " + where[0]));
        } catch (ExecutionException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new Failed("throws " + Printable.firstLine(root.toString(), "something"));
        }
    }
}
