package dev.loopbench.blocking.connection;

import dev.loopbench.core.frame.Outbound;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends on a connection by a plan while another thread reads from it: the body of a thread. It has its turn between
 * {@link #begin} and {@link #end} only.
 */
public final class Sender implements Runnable {

    private final BlockingConnection link;
    private final Pump pump;
    private final IdleStrategy rest;
    private final ReentrantLock turn = new ReentrantLock();
    private boolean sending;
    private volatile @Nullable Thread driver;

    public Sender(BlockingConnection link, Pump pump, IdleStrategy rest) {
        this.link = link;
        this.pump = pump;
        this.rest = rest;
    }

    /** Has it send what is due, and then what falls due. */
    public void begin() {
        setSending(true);
        proceed();
    }

    /** Goes on sending: input may have made room for more. */
    public void proceed() {
        LockSupport.unpark(driver);
    }

    /** On return the session is no longer used by it. */
    public void end() {
        setSending(false);
    }

    private void setSending(boolean now) {
        turn.lock();
        try {
            sending = now;
        } finally {
            turn.unlock();
        }
    }

    /** Until its thread is interrupted. */
    @Override
    public void run() {
        driver = Thread.currentThread();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                rest.until(sendDue());
            }
        } catch (IOException | RuntimeException | Error e) {
            // Whoever reads from the connection is told by its end.
            close(e);
        }
    }

    private long sendDue() throws IOException {
        turn.lock();
        try {
            if (!sending) {
                return Outbound.ON_INPUT;
            }
            pump.send();
            return pump.wakeAt();
        } finally {
            turn.unlock();
        }
    }

    private void close(Throwable cause) {
        try {
            link.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
