package dev.loopbench.nio.spin;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.Client;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.LoopThread;
import dev.loopbench.nio.connection.NioBuffers;
import dev.loopbench.nio.connection.NioConnection;
import dev.loopbench.nio.connection.NioDialer;
import dev.loopbench.nio.connection.PerRequestConnector;
import dev.loopbench.nio.connection.Runs;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thread that asks every connection in turn whether there is something to read; it parks between two runs. */
final class NioSpinClient implements Client {

    private final NioDialer dialer;
    private final NioBuffers buffers;
    private final List<PerRequestConnector> sessions;
    private final List<SpunPerRequestConnector> cycles;
    private final SelectableChannel sample;
    private final Map<String, String> socketOptions;
    private final Runs runs = new Runs();
    private final LoopThread thread;

    // Replaced and never changed, since the thread may still be at the end of a run.
    private volatile List<NioConnection> connections;

    private NioSpinClient(
            NioDialer dialer,
            NioBuffers buffers,
            List<NioConnection> connections,
            List<PerRequestConnector> sessions,
            IoThreads threads)
            throws IOException {
        this.dialer = dialer;
        this.buffers = buffers;
        this.connections = connections;
        this.sessions = sessions;
        this.cycles = sessions.stream()
                .map(cycling -> new SpunPerRequestConnector(cycling, buffers))
                .toList();
        sample = connections.get(0).channel();
        socketOptions = SocketChannels.options(connections.get(0).channel());
        thread = new LoopThread(threads.factory("spin"), this::drive);
    }

    /** Opens a connection for each session, of which there is at least one. */
    static NioSpinClient connect(NioDialer dialer, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return connect(dialer, sessions, List.of(), threads);
    }

    /** The same, and opens one connection after the other for each session of cycles. */
    static NioSpinClient connect(
            NioDialer dialer, List<? extends Session> sessions, List<PerRequestConnector> cycles, IoThreads threads)
            throws IOException {
        NioBuffers buffers = NioBuffers.ofLoop();
        List<NioConnection> connections = dialer.open(sessions, buffers);
        try {
            NioSpinClient client = new NioSpinClient(dialer, buffers, connections, cycles, threads);
            client.thread.start();
            return client;
        } catch (Throwable cause) {
            Closing.after(cause, connections);
            throw cause;
        }
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        List<NioConnection> all = new ArrayList<>(connections);
        all.addAll(dialer.open(sessions, buffers));
        connections = all;
    }

    @Override
    public void run(Duration limit) throws IOException {
        runs.run(connections.size() + cycles.size(), limit, thread::unpark);
    }

    private void drive() {
        Completion last = null;
        try {
            while (!runs.ended()) {
                Completion run = runs.current();
                if (run == null || run == last) {
                    LockSupport.park(this);
                } else {
                    last = run;
                    spin(run);
                }
            }
        } catch (Throwable cause) {
            Closing.after(cause, all());
            runs.end(cause);
        }
    }

    /** Until the run is over or its caller has given it up. */
    private void spin(Completion run) throws IOException {
        List<NioConnection> all = connections;
        boolean paced = false;
        // Without an iterator: an I/O thread allocates nothing.
        for (int i = 0; i < all.size(); i++) {
            all.get(i).begin(run);
            paced |= all.get(i).isPaced();
        }
        for (int i = 0; i < cycles.size(); i++) {
            cycles.get(i).begin(run);
        }
        while (!run.over() && runs.current() == run) {
            if (paced) {
                sendDue(all);
            }
            if (!(paced ? passPaced(all) : pass(all))) {
                Thread.onSpinWait();
            }
        }
    }

    private static void sendDue(List<NioConnection> all) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).sendDue();
        }
    }

    /** A read that finds nothing takes longer than a request may be late. */
    private boolean passPaced(List<NioConnection> all) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).mayReceive()) {
                return pass(all);
            }
        }
        return false;
    }

    private boolean pass(List<NioConnection> all) throws IOException {
        boolean moved = false;
        for (int i = 0; i < all.size(); i++) {
            NioConnection connection = all.get(i);
            moved |= connection.poll();
            connection.settle();
        }
        for (int i = 0; i < cycles.size(); i++) {
            moved |= cycles.get(i).poll();
        }
        return moved;
    }

    @Override
    public String implementation() {
        return Stream.concat(Stream.of(sample), sessions.stream().flatMap(cycling -> cycling.sample().stream()))
                .map(NioSpinTransport::implementation)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    @Override
    public Map<String, String> socketOptions() {
        return socketOptions;
    }

    @Override
    public synchronized void close() throws IOException {
        runs.end(new IOException("the client was closed"));
        thread.unpark();
        thread.awaitEnd();
        Closing.all(all());
    }

    private List<Closeable> all() {
        List<Closeable> all = new ArrayList<>(connections);
        all.addAll(cycles);
        return all;
    }
}
