package dev.loopbench.service.jdbc;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.ServiceClient.ConnectionFailure;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.protocol.MixLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of a database: a thread for each connection, because drivers block. */
public final class JdbcClient implements ServiceClient {

    private static final int SETTLE_PART = 10;
    private static final long SEED = 0x5eed;
    private static final long TICK_MILLIS = 10;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final List<JdbcWorker> workers = new ArrayList<>();
    private final List<Thread> started = new ArrayList<>();
    private final Errors errors = new Errors();
    private final long timeoutNanos;
    private final @Nullable Arrivals arrivals;

    /**
     * Starts the threads; nothing is connected yet.
     *
     * @param threads that pin and count them
     * @param statements the mix
     */
    public JdbcClient(IoThreads threads, JdbcAccess access, List<MixLine> statements, LoadShape shape) {
        timeoutNanos = shape.timeoutNanos();
        arrivals = shape.isOpen() ? new Arrivals(shape.arrivals(), shape.perSecond(), SEED) : null;
        ThreadFactory factory = threads.factory("jdbc");
        for (int i = 0; i < shape.connections(); i++) {
            JdbcWorker worker = new JdbcWorker(access, statements, shape.connectPerRequest(), errors, SEED + i);
            Thread thread = factory.newThread(worker);
            thread.setDaemon(true);
            thread.start();
            workers.add(worker);
            started.add(thread);
        }
    }

    @Override
    public void connect() throws IOException {
        for (JdbcWorker worker : workers) {
            try {
                worker.connect();
            } catch (SQLException e) {
                throw new ConnectionFailure(SqlFailures.kind(e), SqlFailures.detail(e));
            }
        }
    }

    /** @throws IllegalStateException when a thread has ended, which only a fault of the driver or of this suite can do */
    @Override
    public TurnResult turn(long nanos) throws InterruptedException {
        requireThreads();
        TurnOrder order = new TurnOrder(System.nanoTime(), nanos, nanos / SETTLE_PART, arrivals, workers.size());
        for (JdbcWorker worker : workers) {
            worker.give(order);
        }
        while (!order.await(TICK_NANOS)) {
            requireThreads();
            long now = System.nanoTime();
            workers.forEach(worker -> worker.endOverdue(now, timeoutNanos));
        }
        return workers.stream().map(JdbcWorker::result).reduce(TurnResult.NONE, TurnResult::beside);
    }

    private void requireThreads() {
        for (Thread thread : started) {
            if (!thread.isAlive()) {
                throw new IllegalStateException(
                        "the client's thread " + thread.getName() + " has ended; standard error says why");
            }
        }
    }

    @Override
    public void drainTo(Latencies into) {
        for (JdbcWorker worker : workers) {
            into.add(worker.latencies());
            worker.latencies().reset();
        }
    }

    @Override
    public Errors errors() {
        return errors;
    }

    /** Ends the threads, too: the client cannot be used again. Requests that wait for a reply are ended. */
    @Override
    public void close() {
        started.forEach(Thread::interrupt);
        workers.forEach(JdbcWorker::endWaiting);
        long end = System.nanoTime() + CLOSE_NANOS;
        try {
            for (int i = 0; i < started.size(); i++) {
                awaitEnd(workers.get(i), started.get(i), end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int i = 0; i < started.size(); i++) {
            // A thread that a driver holds up keeps its connection: no other thread may use it.
            if (!started.get(i).isAlive()) {
                workers.get(i).shut();
            }
        }
    }

    /** A driver that reads from a plain socket does not notice an interrupt: the connection must end. */
    private static void awaitEnd(JdbcWorker worker, Thread thread, long end) throws InterruptedException {
        while (thread.isAlive() && System.nanoTime() - end < 0) {
            worker.endWaiting();
            thread.join(TICK_MILLIS);
        }
    }
}
