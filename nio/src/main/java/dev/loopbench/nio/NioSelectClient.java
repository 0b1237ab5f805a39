package dev.loopbench.nio;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.transport.ChannelOptions;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Completion;
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

    private final List<Selected> connections = new ArrayList<>();
    private final Runs runs = new Runs();
    private final SelectableChannel sample;
    private final List<Cycling> cycles;
    private final Map<String, String> socketOptions;
    private final SelectorLoop loop;
    private @Nullable Completion begun;

    private NioSelectClient(Connection first, List<Cycling> cycles, IoThreads threads) throws IOException {
        this.cycles = cycles;
        sample = first.channel();
        socketOptions = ChannelOptions.read(first.channel());
        loop = new SelectorLoop(this, threads);
    }

    /** Takes over the connections, of which there is at least one. */
    static NioSelectClient drive(List<Connection> connections, IoThreads threads) throws IOException {
        return drive(connections, List.of(), threads);
    }

    /** The same, and drives the other ends of connections, which take part in no run. */
    static NioSelectClient drive(List<Connection> connections, List<Connection> served, IoThreads threads)
            throws IOException {
        try {
            NioSelectClient client = new NioSelectClient(connections.get(0), List.of(), threads);
            for (Connection connection : connections) {
                client.connections.add(SelectedConnection.add(connection, client.loop));
            }
            for (Connection connection : served) {
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

    /** Takes over a connection that is kept, and opens one after the other for each session of cycles. */
    static NioSelectClient drive(Connection kept, List<Cycling> cycles, IoThreads threads) throws IOException {
        try {
            NioSelectClient client = new NioSelectClient(kept, cycles, threads);
            client.connections.add(SelectedConnection.add(kept, client.loop));
            cycles.forEach(cycling -> client.connections.add(new SelectedCycling(cycling, client.loop)));
            client.loop.start();
            return client;
        } catch (Throwable cause) {
            Closing.after(cause, List.of(kept));
            throw cause;
        }
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
            // Without an iterator: an I/O thread allocates nothing.
            for (int i = 0; i < connections.size(); i++) {
                begin(connections.get(i), run);
            }
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
