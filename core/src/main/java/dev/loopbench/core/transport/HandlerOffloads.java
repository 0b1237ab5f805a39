package dev.loopbench.core.transport;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Hands the handlers of a server's sessions to threads that may block, {@value HandlerThreads#COUNT} for all of them,
 * which are started when the first such session comes. Safe for use by several threads.
 */
public final class HandlerOffloads implements Closeable {

    /** How many threads there are once there is something to hand off. */
    public static final int THREADS = HandlerThreads.COUNT;

    private final IoThreads ioThreads;
    private @Nullable HandlerThreads handlers;
    private boolean closed;

    /** @param ioThreads of the server */
    public HandlerOffloads(IoThreads ioThreads) {
        this.ioThreads = ioThreads;
    }

    /**
     * For a connection that was accepted.
     *
     * @param loop runs what it is given on the I/O thread that owns the connection
     * @param answer sends what the session has ready, on that thread
     * @return null where nothing that the session does blocks
     * @throws IOException when the threads cannot be had
     */
    public @Nullable HandlerOffload of(Session session, Executor loop, Runnable answer) throws IOException {
        if (session.handler().isEmpty()) {
            return null;
        }
        return new HandlerOffload(session.handler().get(), threads(), loop, answer);
    }

    private synchronized HandlerThreads threads() throws IOException {
        if (closed) {
            throw new IOException("the server was closed");
        }
        HandlerThreads running = handlers;
        if (running == null) {
            running = new HandlerThreads(ioThreads);
            handlers = running;
        }
        return running;
    }

    /** Interrupts handlers and ends their threads. May be called more than once. */
    @Override
    public void close() {
        HandlerThreads running;
        synchronized (this) {
            closed = true;
            running = handlers;
        }
        if (running != null) {
            running.close();
        }
    }
}
