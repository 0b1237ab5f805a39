package dev.loopbench.nio.spin;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.Server;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.LoopTasks;
import dev.loopbench.nio.connection.LoopThread;
import dev.loopbench.nio.connection.NioBuffers;
import dev.loopbench.nio.connection.NioConnection;
import dev.loopbench.nio.connection.NioListener;
import dev.loopbench.nio.connection.ServerLog;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that asks every connection in turn whether there is something to read, from the start to the close, but
 * while it is parked.
 */
final class NioSpinServer implements Server {

    /**
     * Passes from one look at the listeners to the next: few enough to accept at once, too many to be felt. After a connection
     * has come, so many passes have a look each: where one comes after the other, the next is near.
     */
    private static final int PASSES_AN_ACCEPT = 1024;

    private final NioListener listener;
    private final AcceptPoll waiting;
    private final List<NioListener> further = new CopyOnWriteArrayList<>();
    private final List<NioConnection> connections = new ArrayList<>();
    private final NioBuffers buffers = NioBuffers.ofLoop();
    private final HandlerOffloads handOffs;
    // The thread never waits.
    private final LoopTasks tasks = new LoopTasks(() -> {});
    private final LoopThread thread;
    private volatile boolean closed;
    private volatile boolean parked;

    private NioSpinServer(NioListener listener, IoThreads threads) throws IOException {
        this.listener = listener;
        waiting = new AcceptPoll(listener);
        handOffs = new HandlerOffloads(threads);
        thread = new LoopThread(threads.factory("spin"), this::spin);
    }

    /** Takes over the listener. */
    static NioSpinServer listen(NioListener listener, IoThreads threads) throws IOException {
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
                while (parked && !closed) {
                    LockSupport.park(this);
                }
                if (looks > 0 || passes++ % PASSES_AN_ACCEPT == 0 || connections.isEmpty()) {
                    looks = accept() ? PASSES_AN_ACCEPT : looks - 1;
                }
                tasks.runAll();
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
        NioListener found = waiting.find();
        if (found == null) {
            return false;
        }
        NioConnection connection = found.accept(buffers);
        while (connection != null) {
            add(connection);
            connection = found.accept(buffers);
        }
        return true;
    }

    private void add(NioConnection connection) throws IOException {
        connections.add(connection);
        connection.handOff(handOffs, tasks, () -> answer(connection));
    }

    /** Whether there was something on any connection. */
    private boolean pass() {
        boolean moved = false;
        for (int i = connections.size() - 1; i >= 0; i--) {
            moved |= poll(connections.get(i));
        }
        return moved;
    }

    private boolean poll(NioConnection connection) {
        try {
            return connection.poll();
        } catch (Throwable cause) {
            lose(connection, cause);
            return true;
        }
    }

    private void answer(NioConnection connection) {
        try {
            connection.answer();
        } catch (Throwable cause) {
            lose(connection, cause);
        }
    }

    private void lose(NioConnection connection, Throwable cause) {
        connections.remove(connection);
        Closing.after(cause, List.of(connection));
        ServerLog.lost(cause);
    }

    @Override
    public SocketAddress alsoListen(SocketAddress bind) throws IOException {
        NioListener another = listener.another(bind);
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
    public void park() {
        parked = true;
    }

    @Override
    public void resume() {
        parked = false;
        thread.unpark();
    }

    @Override
    public synchronized void close() throws IOException {
        handOffs.close();
        closed = true;
        thread.unpark();
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
