package dev.loopbench.blocking;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Completion;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A connection of a client and its session, driven by a thread of their own: the body of that thread. */
final class ClientConnection implements Runnable, Closeable {

    private final Link link;
    private final Session session;
    private final Pump pump;
    private final BlockingQueue<Completion> runs = new LinkedBlockingQueue<>();
    private @Nullable Throwable broken;

    ClientConnection(Link link, Session session) {
        this.link = link;
        this.session = session;
        this.pump = new Pump(link, session);
    }

    /** Has the session driven until it is finished; returns at once. */
    void run(Completion completion) {
        runs.add(completion);
    }

    Map<String, String> options() throws IOException {
        return link.options();
    }

    String implementation() {
        return link.implementation();
    }

    @Override
    public void run() {
        try {
            while (true) {
                drive(runs.take());
            }
        } catch (InterruptedException e) {
            // The client was closed: the thread ends.
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connection; its thread is ended by an interrupt. */
    @Override
    public void close() throws IOException {
        link.close();
    }

    private void drive(Completion completion) {
        if (broken == null) {
            try {
                converse();
            } catch (IOException e) {
                broken = new IOException("the server closed the connection (" + e.getMessage() + ")", e);
            } catch (RuntimeException | Error e) {
                broken = e;
            }
        }
        if (broken == null) {
            completion.finished();
        } else {
            completion.failed(broken);
        }
    }

    private void converse() throws IOException {
        pump.send();
        while (!session.finished()) {
            if (!pump.receive()) {
                throw new EOFException("no more bytes");
            }
            pump.send();
        }
    }
}
