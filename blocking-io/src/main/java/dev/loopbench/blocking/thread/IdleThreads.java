package dev.loopbench.blocking.thread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that have nothing to do, the last one first: a few that are busy stay in the caches, and the others sleep. They end
 * when they are interrupted in their sleep. Safe for use by several threads.
 */
final class IdleThreads {

    private final Deque<Seat> idle = new ArrayDeque<>();

    /** Has one of them run the body; false when there is none. */
    boolean run(Runnable body) {
        Seat seat = last();
        if (seat == null) {
            return false;
        }
        seat.next.set(body);
        LockSupport.unpark(seat.thread);
        return true;
    }

    /** The work of a new thread: this body first, then whatever an idle thread gets, until it is interrupted. */
    Runnable bodyBeginningWith(Runnable first) {
        return () -> {
            Seat seat = new Seat(Thread.currentThread());
            Runnable body = first;
            while (body != null) {
                body.run();
                body = next(seat);
            }
        };
    }

    /** Waits; null when interrupted. */
    private @Nullable Runnable next(Seat seat) {
        add(seat);
        Runnable body = seat.next.getAndSet(null);
        while (body == null && !Thread.currentThread().isInterrupted()) {
            LockSupport.park(this);
            body = seat.next.getAndSet(null);
        }
        return body;
    }

    private synchronized void add(Seat seat) {
        idle.push(seat);
    }

    private synchronized @Nullable Seat last() {
        return idle.poll();
    }

    /** Where an idle thread finds what to do. */
    private static final class Seat {
        private final Thread thread;
        private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();

        Seat(Thread thread) {
            this.thread = thread;
        }
    }
}
