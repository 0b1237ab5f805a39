package dev.loopbench.nio.connection;

import dev.loopbench.core.socket.Completion;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a client, one at a time, handed from the thread that calls to the I/O thread, until the first failure or
 * the close. Safe for use by several threads.
 */
public final class Runs {

    private volatile @Nullable Completion current;
    private volatile @Nullable Throwable end;

    /**
     * Hands over a run and parks until it is over.
     *
     * @param sessions how many must finish
     * @param wake makes the I/O thread look for {@link #current}
     */
    public void run(int sessions, Duration limit, Runnable wake) throws IOException {
        Completion run = new Completion(sessions);
        if (begin(run)) {
            wake.run();
        }
        try {
            run.await(limit);
        } finally {
            current = null;
        }
    }

    /** The run to be driven, or the one just over; null between runs. */
    @Nullable
    public Completion current() {
        return current;
    }

    /** Whether there will be no more runs. */
    public boolean ended() {
        return end != null;
    }

    /** Fails this run and all to come; the first cause stays. */
    public synchronized void end(Throwable cause) {
        if (end == null) {
            end = cause;
            Completion run = current;
            if (run != null) {
                run.failed(cause);
            }
        }
    }

    private synchronized boolean begin(Completion run) {
        Throwable cause = end;
        if (cause != null) {
            run.failed(cause);
            return false;
        }
        current = run;
        return true;
    }
}
