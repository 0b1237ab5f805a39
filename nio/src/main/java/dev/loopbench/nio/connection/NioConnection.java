package dev.loopbench.nio.connection;

import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.HandlerOffload;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A non-blocking channel and its session. Used on the I/O thread only, once it is established. */
public final class NioConnection implements Closeable {

    /** After so many full buffers the other connections have their turn. */
    private static final int WRITES_A_TURN = 16;

    private final SocketChannel channel;
    private final SessionChannel exchange;
    private boolean unsent;
    private @Nullable HandlerOffload handOff;

    /** @param channel in non-blocking mode, with its options set; taken over */
    NioConnection(SocketChannel channel, SessionChannel exchange) {
        this.channel = channel;
        this.exchange = exchange;
    }

    /** Takes over a channel that was accepted. */
    static NioConnection accepted(SocketChannel channel, SocketSettings settings, SessionChannel exchange)
            throws IOException {
        SocketChannels.configure(channel, settings);
        channel.configureBlocking(false);
        return new NioConnection(channel, exchange);
    }

    /** Takes over a channel that is established. */
    static NioConnection established(SocketChannel channel, SessionChannel exchange) throws IOException {
        channel.configureBlocking(false);
        return new NioConnection(channel, exchange);
    }

    public SocketChannel channel() {
        return channel;
    }

    /**
     * Has what blocks in the session's handler done elsewhere.
     *
     * @param answer called on the I/O thread when there is an answer to send
     */
    public void handOff(HandlerOffloads handOffs, Executor loop, Runnable answer) throws IOException {
        handOff = handOffs.of(exchange.session(), loop, answer);
    }

    /** Whether something waits until the socket takes more. */
    public boolean unsent() {
        return unsent;
    }

    /**
     * Reads once, and answers at once as far as the socket takes it.
     *
     * @return whether there was something
     */
    public boolean receive() throws IOException {
        int bytes = channel.read(exchange.in());
        if (bytes == 0) {
            return false;
        }
        exchange.received(bytes);
        if (handOff != null) {
            handOff.next();
        }
        if (!unsent) {
            send();
        }
        return true;
    }

    /** Writes what there is to send until the socket takes no more. */
    public void send() throws IOException {
        unsent = true;
        for (int writes = 0; writes < WRITES_A_TURN; writes++) {
            if (!exchange.hasMore()) {
                exchange.giveBack();
                unsent = false;
                return;
            }
            exchange.refill();
            channel.write(exchange.out());
            if (exchange.out().hasRemaining()) {
                return;
            }
        }
    }

    /** A response may have become ready: sends it, unless others still wait for the socket to take them. */
    public void answer() throws IOException {
        if (!unsent) {
            send();
        }
    }

    /** Whether it sends by a plan. */
    public boolean isPaced() {
        return exchange.isPaced();
    }

    /** When there will be more to send without input; see {@link dev.loopbench.core.frame.Outbound#wakeAt}. */
    public long wakeAt() {
        return exchange.wakeAt();
    }

    /** Whether input may come before that. */
    public boolean mayReceive() {
        return unsent || exchange.mayReceive();
    }

    /** Writes what is due by now in a run, unless something waits for room in the socket. */
    public void sendDue() throws IOException {
        if (!unsent && exchange.isRunning()) {
            send();
        }
    }

    /**
     * Takes a turn in a loop without a selector.
     *
     * @return whether there was something to read
     */
    public boolean poll() throws IOException {
        boolean received = receive();
        if (unsent) {
            send();
        }
        return received;
    }

    /** The session has been given something to do: what it has to send leaves. */
    public void begin(SessionListener finish) throws IOException {
        exchange.begin(finish);
        send();
    }

    /** Tells whoever has given it something to do if the session is finished. */
    public void settle() {
        if (!unsent) {
            exchange.settle();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        exchange.giveBack();
    }
}
