package dev.loopbench.core.transport;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/** A thread for each connection, which waits between two runs. */
final class ReferenceClient implements Client {

    private final List<ReferenceConnection> connections = new ArrayList<>();
    private final Dialer dialer;
    private final ThreadFactory factory;
    private final List<BlockingQueue<Completion>> runs = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, String> options;
    private volatile Completion current = new Completion(0);
    private volatile boolean closed;

    /** Opens a connection for each session. */
    @FunctionalInterface
    interface Dialer {
        List<ReferenceConnection> open(List<? extends Session> sessions) throws IOException;
    }

    ReferenceClient(Dialer dialer, List<? extends Session> sessions, IoThreads ioThreads) throws IOException {
        this.dialer = dialer;
        this.factory = ioThreads.factory("io");
        add(sessions);
        this.options = connections.get(0).options();
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        for (ReferenceConnection connection : dialer.open(sessions)) {
            connections.add(connection);
            BlockingQueue<Completion> own = new LinkedBlockingQueue<>();
            Thread thread = factory.newThread(() -> drive(connection, own));
            runs.add(own);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void run(Duration limit) throws IOException {
        Completion completion = new Completion(connections.size());
        current = completion;
        if (closed) {
            completion.failed(new IOException("the client was closed"));
        }
        runs.forEach(own -> own.add(completion));
        completion.await(limit);
    }

    @Override
    public String implementation() {
        return connections.get(0).implementation();
    }

    @Override
    public Map<String, String> socketOptions() {
        return options;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        current.failed(new IOException("the client was closed"));
        for (ReferenceConnection connection : connections) {
            connection.close();
        }
        threads.forEach(Thread::interrupt);
        Joining.join(threads);
    }

    private static void drive(ReferenceConnection connection, BlockingQueue<Completion> runs) {
        try {
            while (true) {
                drive(connection, runs.take());
            }
        } catch (InterruptedException e) {
            // The client was closed.
            Thread.currentThread().interrupt();
        }
    }

    private static void drive(ReferenceConnection connection, Completion completion) {
        try {
            connection.converse();
            completion.finished();
        } catch (IOException | RuntimeException e) {
            completion.failed(e);
        }
    }
}
