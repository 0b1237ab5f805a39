package dev.loopbench.blocking;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Outbound;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Completion;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A connection of a client and its session, driven by a thread of their own: the body of that thread. */
final class ClientConnection implements Runnable, Closeable {

    private final Link link;
    private final Session session;
    private final Pump pump;
    private final Rest rest;
    private final Optional<Sender> sender;
    private final AtomicReference<@Nullable Completion> next = new AtomicReference<>();
    private volatile @Nullable Thread driver;
    private @Nullable Throwable broken;

    /** @param threads of this end */
    ClientConnection(Link link, Session session, IoThreads threads) {
        this.link = link;
        this.session = session;
        this.pump = new Pump(link, session);
        this.rest = new Rest(threads::spin);
        this.sender = session.sendsWhileReceiving()
                ? Optional.of(new Sender(link, pump, new Rest(threads::giveWay)))
                : Optional.empty();
    }

    /** What a second thread is to do beside this one; mostly nothing. */
    Optional<Sender> sender() {
        return sender;
    }

    /** Has the session driven until it is finished, unless another run is begun before this one; returns at once. */
    void run(Completion completion) {
        next.set(completion);
        LockSupport.unpark(driver);
    }

    Map<String, String> options() throws IOException {
        return link.options();
    }

    String implementation() {
        return link.implementation();
    }

    /** Until the client is closed, which interrupts the thread. */
    @Override
    public void run() {
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
        if (sender.isPresent()) {
            receiveBeside(sender.get());
            return;
        }
        while (!session.finished()) {
            long wakeAt = pump.wakeAt();
            if (wakeAt == Outbound.ON_INPUT) {
                receive();
            } else {
                rest(wakeAt);
            }
            pump.send();
        }
    }

    /** What was not finished when the sending thread took over has at least one response to come. */
    private void receiveBeside(Sender sending) throws IOException {
        sending.begin();
        while (!session.finished()) {
            receive();
            sending.proceed();
        }
        sending.end();
    }

    private void receive() throws IOException {
        if (!pump.receive()) {
            throw new EOFException("no more bytes");
        }
    }

    /** Nothing is outstanding, so that a read would wait for nothing. */
    private void rest(long wakeAt) throws IOException {
        rest.until(wakeAt);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted between two requests");
        }
    }
}
