package dev.loopbench.core.transport;

import dev.loopbench.core.session.Handler;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The requests of one connection on their way to a thread that may block and back: one at a time, so that responses
 * leave in order. Used on the I/O thread that owns the connection.
 */
public final class HandlerOffload {

    private final Handler handler;
    private final Executor threads;
    private final Executor loop;
    private final Runnable answer;
    private final Runnable handle = this::handle;
    private final Runnable handled = this::handled;
    private boolean handling;

    HandlerOffload(Handler handler, Executor threads, Executor loop, Runnable answer) {
        this.handler = handler;
        this.threads = threads;
        this.loop = loop;
        this.answer = answer;
    }

    /** To be called when the session has taken input: hands off the next request, unless one is being handled. */
    public void next() {
        if (!handling && handler.due()) {
            handling = true;
            hand(handle, threads);
        }
    }

    /** On a thread that may block. */
    private void handle() {
        handler.handle();
        hand(handled, loop);
    }

    private void handled() {
        handling = false;
        handler.handled();
        answer.run();
        next();
    }

    private static void hand(Runnable task, Executor to) {
        try {
            to.execute(task);
        } catch (RejectedExecutionException e) {
            // The server has been closed, and with it the connection: nobody waits for the answer.
        }
    }
}
