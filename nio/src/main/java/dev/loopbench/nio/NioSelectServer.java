package dev.loopbench.nio;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.transport.Server;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.Map;

/** One selector loop for the listeners and all that they accept. */
final class NioSelectServer implements Server, SelectorLoop.Work {

    private final Listener listener;
    private final SelectorLoop loop;

    private NioSelectServer(Listener listener, IoThreads threads) throws IOException {
        this.listener = listener;
        loop = new SelectorLoop(this, threads);
    }

    /** Takes over the listener. */
    static NioSelectServer listen(Listener listener, IoThreads threads) throws IOException {
        try {
            NioSelectServer server = new NioSelectServer(listener, threads);
            server.loop.add(listener.channel(), SelectionKey.OP_ACCEPT, listener);
            server.loop.start();
            return server;
        } catch (Throwable cause) {
            Closing.after(cause, List.of(listener));
            throw cause;
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key.attachment() instanceof SelectedConnection connection) {
            serve(connection);
        } else {
            Connection connection = ((Listener) key.attachment()).accept();
            if (connection != null) {
                SelectedConnection.add(connection, loop);
            }
        }
    }

    private static void serve(SelectedConnection connection) {
        try {
            connection.ready();
        } catch (Throwable cause) {
            Closing.after(cause, List.of(connection));
            ServerLog.lost(cause);
        }
    }

    @Override
    public void broken(Throwable cause) {
        ServerLog.broken(cause);
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        Listener another = listener.another(bind);
        try {
            loop.add(another.channel(), SelectionKey.OP_ACCEPT, another);
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
        return loop.implementation(listener.sample());
    }

    @Override
    public Map<String, String> socketOptions() {
        return listener.socketOptions();
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
