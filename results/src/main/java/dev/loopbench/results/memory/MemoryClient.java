package dev.loopbench.results.memory;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.transport.Client;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Both sessions of a connection and the thread that drives them through every run, and waits between two of them. */
final class MemoryClient implements Client {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Session near;
    private final Session far;
    private final ByteBuffer there = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer back = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final BlockingQueue<Completion> runs = new LinkedBlockingQueue<>();
    private final CountDownLatch placed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    private MemoryClient(Session near, Session far, IoThreads threads) {
        this.near = near;
        this.far = far;
        thread = threads.factory("memory").newThread(this::drive);
    }

    /** On return its thread is placed and counted. */
    static MemoryClient start(Session near, Session far, IoThreads threads) throws IOException {
        MemoryClient client = new MemoryClient(near, far, threads);
        client.thread.start();
        try {
            client.placed.await();
        } catch (InterruptedException e) {
            throw client.interrupted(e);
        }
        return client;
    }

    /** Never: there is one connection. */
    @Override
    public void add(List<? extends Session> sessions) {
        throw new IllegalStateException("a conversation in memory has one connection");
    }

    @Override
    public void run(Duration limit) throws IOException {
        Completion run = new Completion(1);
        if (closed) {
            run.failed(new IOException("the client was closed"));
        }
        runs.add(run);
        run.await(limit);
    }

    private void drive() {
        placed.countDown();
        try {
            while (true) {
                converse(runs.take());
            }
        } catch (InterruptedException e) {
            // The client was closed: the thread ends.
            Thread.currentThread().interrupt();
        }
    }

    private void converse(Completion run) {
        try {
            while (!near.finished()) {
                move(near, far, there);
                move(far, near, back);
            }
            run.finished();
        } catch (RuntimeException e) {
            run.failed(e);
        }
    }

    private static void move(Session from, Session to, ByteBuffer bytes) {
        if (from.out().pending() > 0) {
            from.out().fill(bytes.clear());
            to.in().received(bytes.flip());
        }
    }

    @Override
    public String implementation() {
        return "none: bytes stay in memory";
    }

    @Override
    public Map<String, String> socketOptions() {
        return Map.of();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private InterruptedIOException interrupted(InterruptedException cause) {
        thread.interrupt();
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for the I/O thread");
        interrupted.initCause(cause);
        return interrupted;
    }
}
