package dev.loopbench.nio.select;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.Client;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.NioBuffers;
import dev.loopbench.nio.connection.NioConnection;
import dev.loopbench.nio.connection.NioDialer;
import dev.loopbench.nio.connection.PerRequestConnector;
import dev.loopbench.nio.connection.Runs;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One selector loop for all connections. It goes on selecting between two runs, so that a connection that breaks there
 * is known when the next begins.
 */
final class NioSelectClient implements Client, SelectorLoop.Work {

    private final NioDialer dialer;
    private final Runs runs = new Runs();
    private final SelectableChannel sample;
    private final List<PerRequestConnector> cycles;
    private final Map<String, String> socketOptions;
    private final SelectorLoop loop;

    // Replaced and never changed, since the loop may still be at the end of a run.
    private volatile List<Selected> connections = List.of();
    private @Nullable Completion begun;

    /** Whether the run that was begun has a plan to send by. */
    private boolean paced;

    private NioSelectClient(NioDialer dialer, NioConnection first, List<PerRequestConnector> cycles, IoThreads threads)
            throws IOException {
        this.dialer = dialer;
        this.cycles = cycles;
        sample = first.channel();
        socketOptions = SocketChannels.options(first.channel());
        loop = new SelectorLoop(this, threads);
    }

    /** Opens a connection for each session, of which there is at least one. */
    static NioSelectClient connect(NioDialer dialer, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return drive(dialer, dialer.open(sessions, NioBuffers.ofLoop()), List.of(), threads);
    }

    /** Takes over connections, and drives the other ends of connections, too, which take part in no run. */
    static NioSelectClient drive(
            NioDialer dialer, List<NioConnection> connections, List<NioConnection> served, IoThreads threads)
            throws IOException {
        try {
            NioSelectClient client = new NioSelectClient(dialer, connections.get(0), List.of(), threads);
            client.take(connections);
            for (NioConnection connection : served) {
                SelectedConnection.add(connection, client.loop);
            }
            client.loop.start();
            return client;
        } catch (Throwable cause) {
            Closing.after(cause, connections);
            Closing.after(cause, served);
            throw cause;
        }
    }

    /** Opens a connection that is kept, and then one after the other for each session of cycles. */
    static NioSelectClient connect(NioDialer dialer, Session kept, List<PerRequestConnector> cycles, IoThreads threads)
            throws IOException {
        List<NioConnection> connections = dialer.open(List.of(kept), NioBuffers.ofLoop());
        try {
            NioSelectClient client = new NioSelectClient(dialer, connections.get(0), cycles, threads);
            client.take(connections);
            client.takeCycles();
            client.loop.start();
            return client;
        } catch (Throwable cause) {
            Closing.after(cause, connections);
            throw cause;
        }
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        List<NioConnection> opened = dialer.open(sessions, loop.buffers());
        try {
            take(opened);
        } catch (Throwable cause) {
            Closing.after(cause, opened);
            throw cause;
        }
    }

    private void take(List<NioConnection> opened) throws IOException {
        List<Selected> all = new ArrayList<>(connections);
        for (NioConnection connection : opened) {
            all.add(SelectedConnection.add(connection, loop));
        }
        connections = all;
    }

    private void takeCycles() {
        List<Selected> all = new ArrayList<>(connections);
        cycles.forEach(cycling -> all.add(new SelectedPerRequestConnector(cycling, loop)));
        connections = all;
    }

    @Override
    public void run(Duration limit) throws IOException {
        runs.run(connections.size(), limit, loop::wake);
    }

    @Override
    public void ready(SelectionKey key) {
        Selected connection = (Selected) key.attachment();
        try {
            connection.ready();
            connection.settle();
        } catch (Throwable cause) {
            fail(connection, cause);
        }
    }

    @Override
    public void served() {
        Completion run = runs.current();
        if (run != null && run != begun) {
            begun = run;
            List<Selected> all = connections;
            paced = false;
            // Without an iterator: an I/O thread allocates nothing.
            for (int i = 0; i < all.size(); i++) {
                begin(all.get(i), run);
                paced |= all.get(i).isPaced();
            }
        } else if (paced) {
            long now = System.nanoTime();
            for (int i = 0; i < connections.size(); i++) {
                Selected connection = connections.get(i);
                if (connection.wakeAt() <= now) {
                    sendDue(connection);
                }
            }
        }
    }

    @Override
    public long wakeAt() {
        return paced ? earliest() : Outbound.ON_INPUT;
    }

    private long earliest() {
        long earliest = Outbound.ON_INPUT;
        for (int i = 0; i < connections.size(); i++) {
            earliest = Math.min(earliest, connections.get(i).wakeAt());
        }
        return earliest;
    }

    @Override
    public boolean mayReceive() {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).mayReceive()) {
                return true;
            }
        }
        return false;
    }

    private void sendDue(Selected connection) {
        try {
            connection.sendDue();
        } catch (Throwable cause) {
            fail(connection, cause);
        }
    }

    private void begin(Selected connection, Completion run) {
        try {
            connection.begin(run);
            connection.settle();
        } catch (Throwable cause) {
            fail(connection, cause);
        }
    }

    private void fail(Selected connection, Throwable cause) {
        Closing.after(cause, List.of(connection));
        runs.end(cause);
    }

    @Override
    public void broken(Throwable cause) {
        runs.end(cause);
    }

    @Override
    public String implementation() {
        return Stream.concat(Stream.of(sample), cycles.stream().flatMap(cycling -> cycling.sample().stream()))
                .map(this::implementation)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    /** The same of another channel of the loop. */
    String implementation(SelectableChannel channel) {
        return loop.implementation(channel);
    }

    @Override
    public Map<String, String> socketOptions() {
        return socketOptions;
    }

    @Override
    public void close() throws IOException {
        runs.end(new IOException("the client was closed"));
        loop.close();
    }
}
