package dev.loopbench.nio;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.ChannelOptions;
import dev.loopbench.core.transport.Finish;
import dev.loopbench.core.transport.SocketChannels;
import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A non-blocking channel and its session. Used on the I/O thread only, once it is established. */
final class Connection implements Closeable {

    /** After so many full buffers the other connections have their turn. */
    private static final int WRITES_A_TURN = 16;

    private final SocketChannel channel;
    private final Exchange exchange;
    private boolean unsent;

    /** @param channel in non-blocking mode, with its options set; taken over */
    Connection(SocketChannel channel, Session session, SpareBuffers spare) {
        this.channel = channel;
        this.exchange = new Exchange(session, spare);
    }

    /** Takes over a channel that was accepted. */
    static Connection accepted(SocketChannel channel, SocketSettings settings, Session session, SpareBuffers spare)
            throws IOException {
        ChannelOptions.apply(channel, settings);
        channel.configureBlocking(false);
        return new Connection(channel, session, spare);
    }

    /** One established connection for each session; all or none. */
    static List<Connection> openAll(SocketAddress server, SocketSettings settings, List<? extends Session> sessions)
            throws IOException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (Session session : sessions) {
                connections.add(open(server, settings, session));
            }
            return connections;
        } catch (Throwable cause) {
            Closing.after(cause, connections);
            throw cause;
        }
    }

    private static Connection open(SocketAddress server, SocketSettings settings, Session session) throws IOException {
        SocketChannel channel = SocketChannels.open(server);
        try {
            ChannelOptions.apply(channel, settings);
            channel.connect(server);
            channel.configureBlocking(false);
            return new Connection(channel, session, new SpareBuffers());
        } catch (Throwable cause) {
            Closing.after(cause, List.of(channel));
            throw cause;
        }
    }

    SocketChannel channel() {
        return channel;
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
