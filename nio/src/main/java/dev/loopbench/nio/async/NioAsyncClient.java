package dev.loopbench.nio.async;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.nio.connection.Closing;
import dev.loopbench.nio.connection.NioBuffers.SpareNioBuffers;
import dev.loopbench.nio.connection.Runs;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All connections in one group. They go on reading between two runs, so that one that breaks there is known. */
final class NioAsyncClient implements Client, CompletionHandler<Integer, AsyncConnection> {

    private final SocketAddress server;
    private final SocketSettings settings;
    private final AsyncGroup group;
    private final List<AsyncConnection> connections = new ArrayList<>();
    private final List<AsyncPerRequestConnector> cycles;
    private final SpareNioBuffers spare = new SpareNioBuffers();
    private final Runs runs = new Runs();
    private final Map<String, String> socketOptions;

    private NioAsyncClient(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            List<? extends Session> sessions,
            List<? extends CycleSession> cycles,
            AsyncGroup group)
            throws IOException {
        this.server = servers.get(0);
        this.settings = settings;
        this.group = group;
        this.cycles = AsyncPerRequestConnector.all(servers, settings, cycles, group, runs::end);
        add(sessions);
        socketOptions = SocketChannels.options(connections.get(0).channel());
    }

    /** Takes over the group, and opens at least one connection. */
    static NioAsyncClient connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, AsyncGroup group)
            throws IOException {
        return connect(List.of(server), settings, sessions, List.of(), group);
    }

    /** The same, and opens one connection after the other for each session of cycles. */
    static NioAsyncClient connect(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            List<? extends Session> sessions,
            List<? extends CycleSession> cycles,
            AsyncGroup group)
            throws IOException {
        try {
            return new NioAsyncClient(servers, settings, sessions, cycles, group);
        } catch (Throwable cause) {
            Closing.after(cause, List.of(group));
            throw cause;
        }
    }

    @Override
    public void add(List<? extends Session> sessions) throws IOException {
        for (Session session : sessions) {
            AsyncConnection connection = new AsyncConnection(open(), session, spare, runs::end, this::rest);
            connections.add(connection);
            connection.read();
        }
    }

    private AsynchronousSocketChannel open() throws IOException {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group.group());
        SocketChannels.configure(channel, settings);
        try {
            channel.connect(server).get();
            return channel;
        } catch (ExecutionException e) {
            throw new IOException("cannot connect to " + server, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while connecting");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    @Override
    public void run(Duration limit) throws IOException {
        runs.run(connections.size() + cycles.size(), limit, this::begin);
    }

    private void begin() {
        try {
            for (AsyncConnection connection : connections) {
                connection.handTo(this);
            }
        } catch (IllegalStateException e) {
            runs.end(new IOException("a run cannot begin after one that did not finish", e));
        }
    }

    /** On the group's thread: a connection takes part in a run that has just begun. */
    @Override
    public void completed(Integer nothing, AsyncConnection connection) {
        Completion run = runs.current();
        if (run != null) {
            connection.begin(run);
            if (connection == connections.get(0)) {
                cycles.forEach(cycling -> cycling.begin(run));
            }
        }
    }

    /**
     * On the group's thread: lets others have it, or, while no connection has anything to wait for but the time, has it wait for
     * that.
     */
    private void rest() {
        if (mayReceive()) {
            group.io().giveWay();
            return;
        }
        while (!runs.ended() && !isDue()) {
            long nanos = earliest() - System.nanoTime();
            if (nanos > 0) {
                LockSupport.parkNanos(this, nanos);
            } else {
                group.io().spin();
            }
        }
    }

    // Without iterators: an I/O thread allocates nothing.

    private boolean mayReceive() {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).exchange().mayReceive()) {
                return true;
            }
        }
        return false;
    }

    private boolean isDue() {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).exchange().isDue()) {
                return true;
            }
        }
        return false;
    }

    private long earliest() {
        long earliest = Outbound.ON_INPUT;
        for (int i = 0; i < connections.size(); i++) {
            earliest = Math.min(earliest, connections.get(i).exchange().wakeAt());
        }
        return earliest;
    }

    @Override
    public void failed(Throwable cause, AsyncConnection connection) {
        runs.end(cause);
    }

    @Override
    public String implementation() {
        return Stream.concat(
                        Stream.of(connections.get(0).channel()),
                        cycles.stream().flatMap(cycling -> cycling.sample().stream()))
                .map(channel -> group.implementation(channel.provider()))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    @Override
    public Map<String, String> socketOptions() {
        return socketOptions;
    }

    @Override
    public void close() throws IOException {
        runs.end(new IOException("the client was closed"));
        group.close();
    }
}
