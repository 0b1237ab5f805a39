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
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

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

    @Override
    public TurnResult turn(long nanos) throws InterruptedException {
        TurnOrder order = new TurnOrder(System.nanoTime(), nanos, nanos / SETTLE_PART, arrivals, workers.size());
        for (JdbcWorker worker : workers) {
            worker.give(order);
        }
        while (!order.await(TICK_NANOS)) {
            long now = System.nanoTime();
            workers.forEach(worker -> worker.endOverdue(now, timeoutNanos));
        }
        return workers.stream().map(JdbcWorker::result).reduce(TurnResult.NONE, TurnResult::beside);
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

    /** Ends the threads, too: the client cannot be used again. */
    @Override
    public void close() {
        started.forEach(Thread::interrupt);
        for (Thread thread : started) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        workers.forEach(JdbcWorker::shut);
    }
}
