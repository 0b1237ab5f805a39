package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.BlockingConnection;
import dev.loopbench.blocking.connection.Buffers;
import dev.loopbench.blocking.connection.IdleStrategy;
import dev.loopbench.blocking.connection.Pump;
import dev.loopbench.blocking.connection.Sender;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;

/** A connection that is kept, and its session. */
final class ClientConnection extends ClientWorker {

    private final BlockingConnection link;
    private final Session session;
    private final Pump pump;
    private final IdleStrategy rest;
    private final Optional<Sender> sender;

    /** @param threads of this end */
    ClientConnection(BlockingConnection link, Session session, IoThreads threads) {
        this.link = link;
        this.session = session;
        this.pump = new Pump(link, session, Buffers.of(link));
        this.rest = new IdleStrategy(threads::spin);
        this.sender = session.sendsWhileReceiving()
                ? Optional.of(new Sender(link, pump, new IdleStrategy(threads::giveWay)))
                : Optional.empty();
    }

    @Override
    Optional<Sender> sender() {
        return sender;
    }

    @Override
    void converse() throws IOException {
        if (!session.out().isPaced()) {
            converse(pump, session);
            return;
        }
        try {
            converseByPlan();
        } catch (InterruptedIOException e) {
            // The client was closed, not its connection.
            throw e;
        } catch (IOException e) {
            throw ended(e);
        }
    }

    @Override
    Map<String, String> options() throws IOException {
        return link.options();
    }

    @Override
    Optional<String> implementation() {
        return Optional.of(link.implementation());
    }

    /** Closes the connection; its thread is ended by an interrupt. */
    @Override
    public void close() throws IOException {
        link.close();
    }

    private void converseByPlan() throws IOException {
        pump.send();
        if (sender.isPresent()) {
            receiveBeside(sender.get());
            return;
        }
        while (!session.finished()) {
            long wakeAt = pump.wakeAt();
            if (wakeAt == Outbound.ON_INPUT) {
                receive(pump);
            } else {
                rest(wakeAt);
            }
            pump.send();
        }
    }

    /** Receives while another thread sends. Of the requests that were unfinished when that thread took over, at least one still has a response to come. */
    private void receiveBeside(Sender sending) throws IOException {
        sending.begin();
        while (!session.finished()) {
            receive(pump);
            sending.proceed();
        }
        sending.end();
    }

    /** Nothing is outstanding, so that a read would wait for nothing. */
    private void rest(long wakeAt) throws IOException {
        rest.until(wakeAt);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted between two requests");
        }
    }
}
