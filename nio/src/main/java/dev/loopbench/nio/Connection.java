package dev.loopbench.nio;

import dev.loopbench.core.transport.ChannelOptions;
import dev.loopbench.core.transport.Finish;
import dev.loopbench.core.transport.HandOff;
import dev.loopbench.core.transport.HandOffs;
import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A non-blocking channel and its session. Used on the I/O thread only, once it is established. */
final class Connection implements Closeable {

    /** After so many full buffers the other connections have their turn. */
    private static final int WRITES_A_TURN = 16;

    private final SocketChannel channel;
    private final Exchange exchange;
    private boolean unsent;
    private @Nullable HandOff handOff;

    /** @param channel in non-blocking mode, with its options set; taken over */
    Connection(SocketChannel channel, Exchange exchange) {
        this.channel = channel;
        this.exchange = exchange;
    }

    /** Takes over a channel that was accepted. */
    static Connection accepted(SocketChannel channel, SocketSettings settings, Exchange exchange) throws IOException {
        ChannelOptions.apply(channel, settings);
        channel.configureBlocking(false);
        return new Connection(channel, exchange);
    }

    /** Takes over a channel that is established. */
    static Connection established(SocketChannel channel, Exchange exchange) throws IOException {
        channel.configureBlocking(false);
        return new Connection(channel, exchange);
    }

    SocketChannel channel() {
        return channel;
    }

    /**
     * Has what blocks in the session's handler done elsewhere.
     *
     * @param answer called on the I/O thread when there is an answer to send
     */
    void handOff(HandOffs handOffs, Executor loop, Runnable answer) throws IOException {
        handOff = handOffs.of(exchange.session(), loop, answer);
    }

    /** Whether something waits until the socket takes more. */
    boolean unsent() {
        return unsent;
    }

    /**
     * Reads once, and answers at once as far as the socket takes it.
     *
     * @return whether there was something
     */
    boolean receive() throws IOException {
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
    void send() throws IOException {
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
    void answer() throws IOException {
        if (!unsent) {
            send();
        }
    }

    /** Whether it sends by a plan. */
    boolean isPaced() {
        return exchange.isPaced();
    }

    /** When there will be more to send without input; see {@link dev.loopbench.core.session.Outbound#wakeAt}. */
    long wakeAt() {
        return exchange.wakeAt();
    }

    /** Whether input may come before that. */
    boolean mayReceive() {
        return unsent || exchange.mayReceive();
    }

    /** Writes what is due by now in a run, unless something waits for room in the socket. */
    void sendDue() throws IOException {
        if (!unsent && exchange.isRunning()) {
            send();
        }
    }

    /**
     * What a loop without a selector does in its turn.
     *
     * @return whether there was something to read
     */
    boolean poll() throws IOException {
        boolean received = receive();
        if (unsent) {
            send();
        }
        return received;
    }

    /** The session has been given something to do: what it has to send leaves. */
    void begin(Finish finish) throws IOException {
        exchange.begin(finish);
        send();
    }

    /** Tells whoever has given it something to do if the session is finished. */
    void settle() {
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
