package dev.loopbench.nio.async;

import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.socket.Rotation;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.NioBuffers.SpareNioBuffers;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The asynchronous connections of a session of cycles, one after the other. Used on the group's thread only. */
final class AsyncPerRequestConnector
        implements CompletionHandler<@Nullable Void, AsynchronousSocketChannel>, SessionListener {

    private final Rotation servers;
    private final SocketSettings settings;
    private final CycleSession session;
    private final AsyncGroup group;
    private final Consumer<Throwable> broken;
    private final SpareNioBuffers spare = new SpareNioBuffers();
    private volatile @Nullable AsynchronousSocketChannel sample;
    private @Nullable Completion run;
    private @Nullable AsyncConnection connection;

    /** @param broken told why there will be no further cycle */
    private AsyncPerRequestConnector(
            Rotation servers,
            SocketSettings settings,
            CycleSession session,
            AsyncGroup group,
            Consumer<Throwable> broken) {
        this.servers = servers;
        this.settings = settings;
        this.session = session;
        this.group = group;
        this.broken = broken;
    }

    /** One for each session, each beginning with another of the addresses. */
    static List<AsyncPerRequestConnector> all(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            List<? extends CycleSession> sessions,
            AsyncGroup group,
            Consumer<Throwable> broken) {
        List<AsyncPerRequestConnector> all = new ArrayList<>();
        for (CycleSession session : sessions) {
            all.add(new AsyncPerRequestConnector(new Rotation(servers, all.size()), settings, session, group, broken));
        }
        return all;
    }

    /** The session takes part in a run: its first connection is opened. */
    void begin(Completion begun) {
        run = begun;
        try {
            dial();
        } catch (Throwable cause) {
            broken.accept(cause);
        }
    }

    private void dial() throws IOException {
        connection = null;
        if (session.next()) {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group.group());
            try {
                SocketChannels.configure(channel, settings);
                channel.connect(servers.next(), channel, this);
            } catch (Throwable cause) {
                Closing.after(cause, List.of(channel));
                throw cause;
            }
        } else {
            Completion current = run;
            run = null;
            if (current != null) {
                current.finished();
            }
        }
    }

    /** The connection is established. */
    @Override
    public void completed(@Nullable Void nothing, AsynchronousSocketChannel channel) {
        session.connected();
        if (sample == null) {
            sample = channel;
        }
        AsyncConnection established = new AsyncConnection(channel, session, spare, broken, () -> {});
        connection = established;
        established.begin(this);
        established.read();
    }

    /** Its first connection, once there was one; from any thread. */
    Optional<AsynchronousSocketChannel> sample() {
        return Optional.ofNullable(sample);
    }

    /** The connection is not established. */
    @Override
    public void failed(Throwable cause, AsynchronousSocketChannel channel) {
        IOException refused = new IOException("cannot connect: " + cause.getMessage(), cause);
        Closing.after(refused, List.of(channel));
        broken.accept(refused);
    }

    /** By the connection: the session is finished with it. The next is opened. */
    @Override
    public void finished() {
        AsyncConnection open = connection;
        if (open != null) {
            try {
                session.closing();
                open.close();
                session.closed();
                dial();
            } catch (IOException e) {
                broken.accept(e);
            }
        }
    }
}
