package dev.loopbench.nio.connection;

import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.socket.Rotation;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The non-blocking connections of a session of cycles, one after the other. Whoever uses it waits for them in its own way.
 * Used on the I/O thread only, once that runs.
 */
public final class PerRequestConnector implements SessionListener {

    private final Rotation servers;
    private final SocketSettings settings;
    private final CycleSession session;
    private volatile @Nullable SocketChannel sample;
    private @Nullable Completion run;
    private boolean over;

    PerRequestConnector(Rotation servers, SocketSettings settings, CycleSession session) {
        this.servers = servers;
        this.settings = settings;
        this.session = session;
    }

    /** One for each session, each beginning with another of the addresses. */
    public static List<PerRequestConnector> all(
            List<? extends SocketAddress> servers, SocketSettings settings, List<? extends CycleSession> sessions) {
        List<PerRequestConnector> all = new ArrayList<>();
        for (CycleSession session : sessions) {
            all.add(new PerRequestConnector(new Rotation(servers, all.size()), settings, session));
        }
        return all;
    }

    /** The session takes part in a run: {@link #dial} is to be called. */
    public void begin(Completion begun) {
        run = begun;
    }

    /**
     * Begins a cycle and begins to connect.
     *
     * @param buffers of the loop
     * @return the connection of this cycle; null when the session had no further cycle in this run, which has been told
     */
    @Nullable
    public NioConnection dial(NioBuffers buffers) throws IOException {
        over = false;
        if (!session.next()) {
            Completion current = run;
            run = null;
            if (current != null) {
                current.finished();
            }
            return null;
        }
        SocketAddress server = servers.next();
        SocketChannel channel = SocketChannels.open(server);
        try {
            SocketChannels.configure(channel, settings);
            channel.configureBlocking(false);
            channel.connect(server);
            return new NioConnection(channel, new SessionChannel(session, buffers));
        } catch (Throwable cause) {
            Closing.after(cause, List.of(channel));
            throw notConnected(cause);
        }
    }

    /** Whether the connection is established now; the session is told, so it is not to be asked again once it was. */
    public boolean establishes(NioConnection connection) throws IOException {
        SocketChannel channel = connection.channel();
        try {
            if (!channel.isConnected() && !channel.finishConnect()) {
                return false;
            }
        } catch (IOException e) {
            throw notConnected(e);
        }
        session.connected();
        if (sample == null) {
            sample = channel;
        }
        return true;
    }

    /** Its first connection, once there was one; from any thread. */
    public Optional<SelectableChannel> sample() {
        return Optional.ofNullable(sample);
    }

    private static IOException notConnected(Throwable cause) {
        return new IOException("cannot connect: " + cause.getMessage(), cause);
    }

    /** By the connection: the session is finished with it. */
    @Override
    public void finished() {
        over = true;
    }

    /** Whether the connection has carried all that it was opened for. */
    public boolean isOver() {
        return over;
    }

    /** Closes a connection that is over, and with that the cycle ends. */
    public void hangUp(NioConnection connection) throws IOException {
        session.closing();
        connection.close();
        session.closed();
    }
}
