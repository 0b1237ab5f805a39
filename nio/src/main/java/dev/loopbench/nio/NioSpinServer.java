package dev.loopbench.nio;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.transport.Server;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One thread that asks every connection in turn whether there is something to read, from the start to the close. */
final class NioSpinServer implements Server {

    /**
     * Passes from one look at the listeners to the next: few enough to accept at once, too many to be felt. After a connection
     * has come, so many passes have a look each: where one comes after the other, the next is near.
     */
    private static final int PASSES_AN_ACCEPT = 1024;

    private final Listener listener;
    private final AcceptPoll waiting;
    private final List<Listener> further = new CopyOnWriteArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final LoopThread thread;
    private volatile boolean closed;

    private NioSpinServer(Listener listener, IoThreads threads) throws IOException {
        this.listener = listener;
        waiting = new AcceptPoll(listener);
        thread = new LoopThread(threads.factory("spin"), this::spin);
    }

    /** Takes over the listener. */
    static NioSpinServer listen(Listener listener, IoThreads threads) throws IOException {
        try {
            NioSpinServer server = new NioSpinServer(listener, threads);
            server.thread.start();
            return server;
        } catch (Throwable cause) {
            Closing.after(cause, List.of(listener));
            throw cause;
        }
    }

    private void spin() {
        try {
            int passes = 0;
            int looks = 0;
            while (!closed) {
                if (looks > 0 || passes++ % PASSES_AN_ACCEPT == 0 || connections.isEmpty()) {
                    looks = accept() ? PASSES_AN_ACCEPT : looks - 1;
                }
                if (!pass()) {
                    Thread.onSpinWait();
                }
            }
        } catch (Throwable cause) {
            Closing.after(cause, all());
            ServerLog.broken(cause);
        }
    }

    /** Whether a connection has come. */
    private boolean accept() throws IOException {
        Listener found = waiting.find();
        if (found == null) {
            return false;
        }
        Connection connection = found.accept();
        while (connection != null) {
            connections.add(connection);
            connection = found.accept();
        }
        return true;
    }

    /** Whether there was something on any connection. */
    private boolean pass() {
        boolean moved = false;
        for (int i = connections.size() - 1; i >= 0; i--) {
            moved |= poll(connections.get(i));
        }
        return moved;
    }

    private boolean poll(Connection connection) {
        try {
            return connection.poll();
        } catch (Throwable cause) {
            connections.remove(connection);
            Closing.after(cause, List.of(connection));
            ServerLog.lost(cause);
            return true;
        }
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        Listener another = listener.another(bind);
        further.add(another);
        waiting.add(another);
        return another.address();
    }

    @Override
    public SocketAddress address() {
        return listener.address();
    }

    @Override
    public String implementation() {
        return NioSpinTransport.implementation(listener.sample());
    }

    @Override
    public Map<String, String> socketOptions() {
        return listener.socketOptions();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        thread.awaitEnd();
        Closing.all(all());
    }

    private List<Closeable> all() {
        List<Closeable> all = new ArrayList<>(connections);
        all.add(waiting);
        all.add(listener);
        all.addAll(further);
        return all;
    }
}
