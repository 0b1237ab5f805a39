package dev.loopbench.results.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Something that a command does before it has anything to show. If it takes longer than a moment, standard error says what it is, so
 * that no command is silent for long; standard output has results alone. Safe for use by several threads.
 */
public final class Step {

    private static final Duration MOMENT = Duration.ofMillis(600);
    private static final ScheduledExecutorService TIMER = timer();

    private final PrintStream err;
    private final Duration patience;

    /** @param patience how long a step may take without a word */
    Step(PrintStream err, Duration patience) {
        this.err = err;
        this.patience = patience;
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /**
     * Does it.
     *
     * @param what is done, as in {@code compiling the floors}
     */
    public static <T, E extends Exception> T during(String what, Work<T, E> work) throws E {
        return new Step(System.err, MOMENT).run(what, work);
    }

    <T, E extends Exception> T run(String what, Work<T, E> work) throws E {
        ScheduledFuture<?> word =
                TIMER.schedule(() -> err.println("... " + what), patience.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return work.done();
        } finally {
            word.cancel(false);
        }
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, runnable -> {
            Thread thread = new Thread(runnable, "steps");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
