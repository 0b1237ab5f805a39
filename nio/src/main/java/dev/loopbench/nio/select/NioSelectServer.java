package dev.loopbench.nio.select;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.Server;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.NioConnection;
import dev.loopbench.nio.connection.NioListener;
import dev.loopbench.nio.connection.ServerLog;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Selector loops, mostly one. The first waits at the listeners, and spreads what it accepts over all of them in turns, itself
 * included.
 */
final class NioSelectServer implements Server, SelectorLoop.Work {

    private final NioListener listener;
    private final HandlerOffloads handOffs;
    private final List<SelectorLoop> loops = new ArrayList<>();
    private int next;

    private NioSelectServer(NioListener listener, IoThreads threads) throws IOException {
        this.listener = listener;
        handOffs = new HandlerOffloads(threads);
        for (int i = 0; i < threads.wanted(); i++) {
            loops.add(new SelectorLoop(this, threads));
        }
    }

    /** Takes over the listener. */
    static NioSelectServer listen(NioListener listener, IoThreads threads) throws IOException {
        try {
            NioSelectServer server = new NioSelectServer(listener, threads);
            server.start();
            return server;
        } catch (Throwable cause) {
            Closing.after(cause, List.of(listener));
            throw cause;
        }
    }

    private void start() throws IOException {
        loops.get(0).add(listener.channel(), SelectionKey.OP_ACCEPT, listener);
        try {
            // The one that accepts is the last to start: the others must be there to be given connections.
            for (int i = loops.size() - 1; i >= 0; i--) {
                loops.get(i).start();
            }
        } catch (Throwable cause) {
            Closing.after(cause, List.of(this::close));
            throw cause;
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key.attachment() instanceof SelectedConnection connection) {
            serve(connection);
        } else {
            accept((NioListener) key.attachment());
        }
    }

    private void accept(NioListener waiting) throws IOException {
        int turn = next;
        SelectorLoop loop = loops.get(turn);
        NioConnection connection = waiting.accept(loop.buffers());
        if (connection == null) {
            return;
        }
        next = turn + 1 == loops.size() ? 0 : turn + 1;
        if (turn == 0) {
            add(connection, loop);
        } else {
            loop.tasks().execute(() -> add(connection, loop));
        }
    }

    /** On the loop's own thread, or when that has ended. */
    private void add(NioConnection connection, SelectorLoop loop) {
        try {
            SelectedConnection selected = SelectedConnection.add(connection, loop);
            selected.handOff(handOffs, loop.tasks(), cause -> lost(selected, cause));
        } catch (Throwable cause) {
            lost(connection, cause);
        }
    }

    private static void serve(SelectedConnection connection) {
        try {
            connection.ready();
        } catch (Throwable cause) {
            lost(connection, cause);
        }
    }

    private static void lost(Closeable connection, Throwable cause) {
        Closing.after(cause, List.of(connection));
        ServerLog.lost(cause);
    }

    @Override
    public void broken(Throwable cause) {
        ServerLog.broken(cause);
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        NioListener another = listener.another(bind);
        try {
            loops.get(0).add(another.channel(), SelectionKey.OP_ACCEPT, another);
            return another.address();
        } catch (Throwable cause) {
            Closing.after(cause, List.of(another));
            throw cause;
        }
    }

    @Override
    public SocketAddress address() {
        return listener.address();
    }

    @Override
    public String implementation() {
        return loops.get(0).implementation(listener.sample());
    }

    @Override
    public Map<String, String> socketOptions() {
        return listener.socketOptions();
    }

    /** Handlers first, then the loop that accepts, so that nothing is handed to a loop that has ended. */
    @Override
    public void close() throws IOException {
        handOffs.close();
        Closing.all(loops);
    }
}
