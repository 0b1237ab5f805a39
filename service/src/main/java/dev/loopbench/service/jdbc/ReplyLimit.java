package dev.loopbench.service.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The time limit of the replies on one connection, watched by another thread. A driver's own limit would cost each request two system calls:
 * it makes the socket non-blocking, so that a read looks in vain, waits, and looks again.
 */
final class ReplyLimit {

    private static final long IDLE = Long.MIN_VALUE;
    private static final long OVERDUE = Long.MIN_VALUE + 1;

    /** When the request under way left, ns. */
    private final AtomicLong asked = new AtomicLong(IDLE);

    private volatile @Nullable Connection connection;

    /** A request is about to leave, at that moment in ns. */
    void begins(Connection on, long at) {
        connection = on;
        asked.set(at);
    }

    /** Whether the request that is over took too long; its connection is of no more use then. */
    boolean endsOverdue() {
        return asked.getAndSet(IDLE) == OVERDUE;
    }

    /** Ends the connection if a request waits for its reply, however short that has been. By the thread that watches. */
    void endWaiting() {
        Connection waiting = connection;
        if (asked.get() != IDLE && waiting != null) {
            abort(waiting);
        }
    }

    /** Ends the connection of a request that left longer ago than the limit, ns. By the thread that watches. */
    void check(long now, long limit) {
        long since = asked.get();
        Connection late = connection;
        boolean isLate = since != IDLE && since != OVERDUE && now - since > limit;
        if (isLate && late != null && asked.compareAndSet(since, OVERDUE)) {
            abort(late);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // Nothing is left to end: the thread that waits finds out by itself.
            return;
        }
    }
}
