package dev.loopbench.nio.async;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.transport.HandlerOffload;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.NioBuffers;
import dev.loopbench.nio.connection.NioBuffers.SpareNioBuffers;
import dev.loopbench.nio.connection.SessionChannel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous channel and its session: one read is outstanding always, one write at most. Used by one thread at a
 * time, which holds this: a group may have several, and what was handed off comes back on another.
 *
 * <p>On that thread an operation that can be done at once is done at once, and its handler is called before the
 * operation returns. The JDK nests at most sixteen such calls, then leaves the operation to the next event, so neither
 * the stack nor the other connections suffer from a socket that always has more. Hence also the order: the answer is
 * written before the next read is begun, which first tries the socket and finds nothing most of the time.
 */
final class AsyncConnection implements Closeable {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final AsynchronousSocketChannel channel;
    private final SpareNioBuffers spare;
    private final SessionChannel exchange;
    private final Consumer<Throwable> lost;
    private final Reading reading = new Reading();
    private final Writing writing = new Writing();
    private final Polling polling = new Polling();
    private final Runnable pause;
    private boolean readPending;
    private boolean writePending;
    private boolean polled;
    private @Nullable HandlerOffload handOff;
    private @Nullable NioBuffers buffers;

    /**
     * @param spare where its buffers come from, and go in the end
     * @param lost told, on the group's thread, why the connection was closed
     * @param pause what the group's thread does when it has come round and no request is due
     */
    AsyncConnection(
            AsynchronousSocketChannel channel,
            Session session,
            SpareNioBuffers spare,
            Consumer<Throwable> lost,
            Runnable pause) {
        this.channel = channel;
        this.spare = spare;
        NioBuffers taken = spare.take();
        this.buffers = taken;
        this.exchange = new SessionChannel(session, taken);
        this.lost = lost;
        this.pause = pause;
    }

    AsynchronousSocketChannel channel() {
        return channel;
    }

    /** Has what blocks in the session's handler done elsewhere; no thread owns a channel, so answers leave from there. */
    void handOff(HandlerOffloads handOffs) throws IOException {
        handOff = handOffs.of(exchange.session(), this::alone, this::answerOrFail);
    }

    private synchronized void alone(Runnable task) {
        task.run();
    }

    private void answerOrFail() {
        try {
            // It may have been closed while a request was handled, and its buffers be another's.
            if (channel.isOpen()) {
                answer();
            }
        } catch (Throwable cause) {
            fail(cause);
        }
    }

    /** Tells when there is something to send, and whether input may come before that. */
    SessionChannel exchange() {
        return exchange;
    }

    /** Begins to read. */
    synchronized void read() {
        readPending = true;
        channel.read(exchange.in(), null, reading);
    }

    /** The session has been given something to do: what it has to send leaves. */
    synchronized void begin(SessionListener finish) {
        try {
            exchange.begin(finish);
            answer();
        } catch (Throwable cause) {
            fail(cause);
        }
    }

    /**
     * Hands the connection, from another thread, to a handler on the group's thread: a write of nothing completes at
     * once, and a group's handlers run on its own threads only.
     *
     * @throws IllegalStateException when the group has ended, or a write is still outstanding
     */
    void handTo(CompletionHandler<Integer, AsyncConnection> handler) {
        channel.write(NOTHING, this, handler);
    }

    /** Sends what there is to send, and if there is nothing and the session is finished, says so. */
    private void answer() {
        if (writePending) {
            return;
        }
        if (exchange.hasMore()) {
            write();
        } else {
            rest();
        }
    }

    /** With nothing to send: tells the run if that was all, and comes back if there will be more without input. */
    private void rest() {
        exchange.giveBack();
        exchange.settle();
        if (!polled && exchange.wakeAt() != Outbound.ON_INPUT) {
            polled = true;
            handTo(polling);
        }
    }

    private void write() {
        exchange.refill();
        writePending = true;
        channel.write(exchange.out(), null, writing);
    }

    private void fail(Throwable cause) {
        Closing.after(cause, List.of(this));
        lost.accept(cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        giveBack();
    }

    /** Of a channel that is closed an operation that is outstanding may still have its buffer. */
    private synchronized void giveBack() {
        NioBuffers unused = buffers;
        if (unused != null && !readPending && !writePending) {
            buffers = null;
            exchange.giveBack();
            spare.giveBack(unused);
        }
    }

    /** Takes what was read. */
    private final class Reading implements CompletionHandler<Integer, @Nullable Void> {

        @Override
        public void completed(Integer bytes, @Nullable Void nothing) {
            synchronized (AsyncConnection.this) {
                readPending = false;
                try {
                    exchange.received(bytes);
                    if (handOff != null) {
                        handOff.next();
                    }
                    answer();
                    // A session that is finished may have had it closed.
                    if (channel.isOpen()) {
                        read();
                    }
                } catch (Throwable cause) {
                    fail(cause);
                }
            }
        }

        @Override
        public void failed(Throwable cause, @Nullable Void nothing) {
            synchronized (AsyncConnection.this) {
                readPending = false;
                fail(cause);
            }
        }
    }

    /** Asks again when the group's thread has served what else there is: a group has no timer. */
    private final class Polling implements CompletionHandler<Integer, AsyncConnection> {

        @Override
        public void completed(Integer nothing, AsyncConnection connection) {
            pause.run();
            synchronized (AsyncConnection.this) {
                polled = false;
                answerOrFail();
            }
        }

        @Override
        public void failed(Throwable cause, AsyncConnection connection) {
            fail(cause);
        }
    }

    /** Goes on with what there is to write. */
    private final class Writing implements CompletionHandler<Integer, @Nullable Void> {

        @Override
        public void completed(Integer bytes, @Nullable Void nothing) {
            synchronized (AsyncConnection.this) {
                try {
                    writePending = false;
                    answer();
                } catch (Throwable cause) {
                    fail(cause);
                }
            }
        }

        @Override
        public void failed(Throwable cause, @Nullable Void nothing) {
            synchronized (AsyncConnection.this) {
                writePending = false;
                fail(cause);
            }
        }
    }
}
