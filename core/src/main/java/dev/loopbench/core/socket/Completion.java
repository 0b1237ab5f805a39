package dev.loopbench.core.socket;

import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.transport.Client;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the caller of {@link Client#run} parks until the I/O threads have finished every session or one failed. */
public final class Completion implements SessionListener {

    private final CountDownLatch unfinished;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param sessions how many must finish */
    public Completion(int sessions) {
        unfinished = new CountDownLatch(sessions);
    }

    @Override
    public void finished() {
        unfinished.countDown();
    }

    /** A session has failed: whoever waits is released at once. The first cause is the one thrown. */
    public void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
        while (unfinished.getCount() > 0) {
            unfinished.countDown();
        }
    }

    /** Whether there is nothing left to wait for. */
    public boolean over() {
        return unfinished.getCount() == 0;
    }

    /**
     * Parks until every session has finished.
     *
     * @throws IOException the failure, as it was if it is one, else wrapped; unchecked ones are thrown as they are
     */
    public void await(Duration limit) throws IOException {
        boolean over;
        try {
            over = unfinished.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while sessions were running");
            interrupted.initCause(e);
            throw interrupted;
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throwAs(cause);
        }
        if (!over) {
            throw new StalledException((int) unfinished.getCount(), limit);
        }
    }

    private static void throwAs(Throwable cause) throws IOException {
        if (cause instanceof IOException e) {
            throw e;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        throw new IOException(cause);
    }

    /** No end within the time allowed: some reply never came. */
    public static final class StalledException extends IOException {

        private static final long serialVersionUID = 1L;

        public StalledException(int unfinished, Duration limit) {
            super(unfinished + " session(s) not finished after " + limit.toMillis() + " ms");
        }
    }
}
