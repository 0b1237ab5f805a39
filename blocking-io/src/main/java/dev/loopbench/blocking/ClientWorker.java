package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.Pump;
import dev.loopbench.blocking.connection.Sender;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The body of a thread that drives one session of a client through every run. */
abstract class ClientWorker implements Runnable, Closeable {

    private final AtomicReference<@Nullable Completion> next = new AtomicReference<>();
    private volatile @Nullable Thread driver;
    private @Nullable Throwable broken;

    /** Drives the session until it is finished. What it throws is the end: it is not called again. */
    abstract void converse() throws IOException;

    /** The options in effect on its connection, or on the first of them once there was one: name → value. */
    abstract Map<String, String> options() throws IOException;

    /** The mechanism that moves the bytes, read off the live socket; empty where there was none yet. */
    abstract Optional<String> implementation();

    /** Has the session driven until it is finished, unless another run is begun before this one; returns at once. */
    final void run(Completion completion) {
        next.set(completion);
        LockSupport.unpark(driver);
    }

    /** Until the client is closed, which interrupts the thread. */
    @Override
    public final void run() {
        driver = Thread.currentThread();
        while (!Thread.currentThread().isInterrupted()) {
            Completion completion = next.getAndSet(null);
            if (completion == null) {
                // Not a queue, which allocates for whoever waits at it: an I/O thread allocates nothing.
                LockSupport.park(this);
            } else {
                drive(completion);
            }
        }
    }

    private void drive(Completion completion) {
        if (broken == null) {
            try {
                converse();
            } catch (IOException | RuntimeException | Error e) {
                broken = e;
            }
        }
        if (broken == null) {
            completion.finished();
        } else {
            completion.failed(broken);
        }
    }

    /** The work of a second thread while this one runs; mostly none. */
    Optional<Sender> sender() {
        return Optional.empty();
    }

    /** Sends and receives until the session is finished. */
    static void converse(Pump pump, Session session) throws IOException {
        try {
            pump.send();
            while (!session.finished()) {
                receive(pump);
                pump.send();
            }
        } catch (IOException e) {
            throw ended(e);
        }
    }

    static void receive(Pump pump) throws IOException {
        if (!pump.receive()) {
            throw new EOFException("no more bytes");
        }
    }

    /** An end of the connection says whose it was. */
    static IOException ended(IOException cause) {
        return new IOException("the server closed the connection (" + cause.getMessage() + ")", cause);
    }
}
