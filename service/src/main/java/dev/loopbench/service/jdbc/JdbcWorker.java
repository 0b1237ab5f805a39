package dev.loopbench.service.jdbc;

import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.MixLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection and its thread. The driver blocks, so each has one. */
final class JdbcWorker implements Runnable {

    private static final long SPIN_NANOS = 100_000;
    private static final long PAUSE_NANOS = 20_000_000;

    private final JdbcAccess access;
    private final List<MixLine> statements;
    private final boolean connectPerRequest;
    private final Errors errors;
    private final Latencies latencies = new Latencies();
    private final ReplyLimit limit = new ReplyLimit();
    private final SplittableRandom random;
    private final int weights;
    private final BlockingQueue<TurnOrder> orders = new ArrayBlockingQueue<>(1);
    private List<PreparedStatement> prepared = List.of();
    private @Nullable Connection connection;
    private volatile TurnResult result = TurnResult.NONE;
    private long counted;
    private long ended;

    JdbcWorker(JdbcAccess access, List<MixLine> statements, boolean connectPerRequest, Errors errors, long seed) {
        this.access = access;
        this.statements = statements;
        this.connectPerRequest = connectPerRequest;
        this.errors = errors;
        random = new SplittableRandom(seed);
        weights = statements.stream().mapToInt(MixLine::weight).sum();
    }

    /** Not while it is in a turn. */
    Connection connect() throws SQLException {
        shut();
        Connection opened = access.openUnlimited();
        try {
            prepared = prepare(opened);
        } catch (SQLException | RuntimeException e) {
            JdbcAccess.close(opened);
            throw e;
        }
        connection = opened;
        return opened;
    }

    private List<PreparedStatement> prepare(Connection on) throws SQLException {
        List<PreparedStatement> all = new ArrayList<>();
        for (MixLine statement : statements) {
            all.add(on.prepareStatement(statement.text()));
        }
        return all;
    }

    /** Not while it is in a turn. */
    void shut() {
        Connection open = connection;
        connection = null;
        prepared = List.of();
        if (open != null) {
            JdbcAccess.close(open);
        }
    }

    /** Not while it is in a turn. It does not wait for the worker: a giver who waited for each would be late with the last. */
    void give(TurnOrder order) {
        orders.add(order);
    }

    /** Ends a request that has waited for its reply for longer than the limit, ns. By the thread that gives orders. */
    void endOverdue(long now, long limitNanos) {
        limit.check(now, limitNanos);
    }

    /** Ends a request that waits for its reply, because the client is closed. By the thread that gives orders. */
    void endWaiting() {
        limit.endWaiting();
    }

    /** Of the last turn, when it is over. */
    TurnResult result() {
        return result;
    }

    Latencies latencies() {
        return latencies;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                turn(orders.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(TurnOrder order) {
        counted = 0;
        ended = 0;
        try {
            long free = System.nanoTime();
            for (long due = order.nextDue(free); due >= 0 && waitUntil(due); due = order.nextDue(free)) {
                request(order, due, Math.max(due, free));
                free = System.nanoTime();
            }
        } finally {
            result = new TurnResult(order.end() - order.countFrom(), counted, ended, 0);
            order.ends();
        }
    }

    /** Whether that moment has come; not if the thread is to end. */
    private static boolean waitUntil(long due) {
        long wait = due - System.nanoTime();
        while (wait > 0 && !Thread.currentThread().isInterrupted()) {
            if (wait > SPIN_NANOS) {
                LockSupport.parkNanos(wait - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            wait = due - System.nanoTime();
        }
        return !Thread.currentThread().isInterrupted();
    }

    private void request(TurnOrder order, long due, long able) {
        long sent = System.nanoTime();
        try {
            Connection open = connectPerRequest ? null : connection;
            if (open == null) {
                open = connect();
            }
            limit.begins(open, sent);
            execute(prepared.get(draw()));
            if (limit.endsOverdue()) {
                throw new SQLTimeoutException("the reply came too late");
            }
            if (connectPerRequest) {
                shut();
            }
            record(order, due, able, sent, System.nanoTime());
        } catch (SQLException e) {
            boolean isOverdue = limit.endsOverdue() || e instanceof SQLTimeoutException;
            failed(isOverdue, SqlFailures.kind(e), SqlFailures.detail(e), SqlFailures.isConnection(e));
        } catch (RuntimeException e) {
            // A driver's own mistake ends the request, and not the thread.
            failed(limit.endsOverdue(), ErrorKind.WRONG_REPLY, SqlFailures.detail(e), true);
        }
        ended++;
    }

    /** @param isBroken whether the connection is of no more use */
    private void failed(boolean isOverdue, ErrorKind kind, String detail, boolean isBroken) {
        if (isOverdue) {
            errors.add(ErrorKind.TIMEOUT, 1, "no reply within the time limit");
        } else {
            errors.add(kind, 1, detail);
        }
        if (isOverdue || isBroken) {
            shut();
        }
        if (connection == null) {
            // A database that is down, or opens no usable connection, is not asked without a pause.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private int draw() {
        int left = weights == 1 ? 0 : random.nextInt(weights);
        int drawn = 0;
        while (left >= statements.get(drawn).weight()) {
            left -= statements.get(drawn).weight();
            drawn++;
        }
        return drawn;
    }

    private static void execute(PreparedStatement statement) throws SQLException {
        if (statement.execute()) {
            try (ResultSet rows = statement.getResultSet()) {
                boolean more = rows.next();
                while (more) {
                    more = rows.next();
                }
            }
        }
    }

    private void record(TurnOrder order, long due, long able, long sent, long now) {
        if (order.isOpen()) {
            if (due >= order.countFrom()) {
                counted++;
                latencies.open(due, able, sent, now);
            }
            return;
        }
        if (now >= order.countFrom() && now < order.end()) {
            counted++;
        }
        if (sent >= order.countFrom()) {
            latencies.closed(now - sent);
        }
    }
}
