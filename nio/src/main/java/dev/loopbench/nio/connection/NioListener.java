package dev.loopbench.nio.connection;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A non-blocking channel that listens, and makes a connection with its own session of whatever it accepts. */
public final class NioListener implements Closeable {

    private final ServerSocketChannel channel;
    private final SocketAddress address;
    private final SocketSettings settings;
    private final Supplier<? extends Session> sessions;
    private volatile @Nullable SocketChannel accepted;
    private volatile Map<String, String> socketOptions = Map.of();

    private NioListener(ServerSocketChannel channel, SocketSettings settings, Supplier<? extends Session> sessions)
            throws IOException {
        this.channel = channel;
        this.address = channel.getLocalAddress();
        this.settings = settings;
        this.sessions = sessions;
    }

    public static NioListener open(SocketAddress bind, SocketSettings settings, Supplier<? extends Session> sessions)
            throws IOException {
        ServerSocketChannel channel = SocketChannels.openListener(bind);
        try {
            SocketChannels.configureListener(channel, settings);
            channel.bind(bind, settings.backlog());
            channel.configureBlocking(false);
            return new NioListener(channel, settings, sessions);
        } catch (Throwable cause) {
            Closing.after(cause, List.of(channel));
            throw cause;
        }
    }

    /** One whose connections have settings and sessions as this one's have. */
    public NioListener another(SocketAddress bind) throws IOException {
        return open(bind, settings, sessions);
    }

    public ServerSocketChannel channel() {
        return channel;
    }

    public SocketAddress address() {
        return address;
    }

    /** A connection if it has accepted one, else itself; from any thread. */
    public SelectableChannel sample() {
        SocketChannel connection = accepted;
        return connection == null ? channel : connection;
    }

    /** As read off the first connection; from any thread. */
    public Map<String, String> socketOptions() {
        return socketOptions;
    }

    /**
     * Accepts one connection.
     *
     * @param buffers of the loop that will serve it
     * @return null when none waits, or when the one that waited could not be set up
     * @throws IOException when nothing can be accepted any more
     */
    @Nullable
    public NioConnection accept(NioBuffers buffers) throws IOException {
        SocketChannel connected = channel.accept();
        if (connected == null) {
            return null;
        }
        try {
            NioConnection connection =
                    NioConnection.accepted(connected, settings, new SessionChannel(sessions.get(), buffers));
            if (accepted == null) {
                socketOptions = SocketChannels.options(connected);
                accepted = connected;
            }
            return connection;
        } catch (Throwable cause) {
            Closing.after(cause, List.of(connected));
            ServerLog.lost(cause);
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
