package dev.loopbench.nio;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Outbound;
import dev.loopbench.core.transport.ChannelOptions;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Completion;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One thread that asks every connection in turn whether there is something to read; it parks between two runs. */
final class NioSpinClient implements Client {

    private final List<Connection> connections;
    private final SelectableChannel sample;
    private final Map<String, String> socketOptions;
    private final Runs runs = new Runs();
    private final LoopThread thread;

    private NioSpinClient(List<Connection> connections, IoThreads threads) throws IOException {
        this.connections = connections;
        sample = connections.get(0).channel();
        socketOptions = ChannelOptions.read(connections.get(0).channel());
        thread = new LoopThread(threads.factory("spin"), this::drive);
    }

    /** Takes over the connections, of which there is at least one. */
    static NioSpinClient drive(List<Connection> connections, IoThreads threads) throws IOException {
        try {
            NioSpinClient client = new NioSpinClient(connections, threads);
            client.thread.start();
            return client;
        } catch (Throwable cause) {
            Closing.after(cause, connections);
            throw cause;
        }
    }

    @Override
    public void run(Duration limit) throws IOException {
        runs.run(connections.size(), limit, thread::unpark);
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
            Closing.after(cause, connections);
            runs.end(cause);
        }
    }

    /** Until the run is over or its caller has given it up. */
    private void spin(Completion run) throws IOException {
        boolean paced = false;
        // Without an iterator: an I/O thread allocates nothing.
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).begin(run);
            paced |= connections.get(i).wakeAt() != Outbound.ON_INPUT;
        }
        while (!run.over() && runs.current() == run) {
            if (paced) {
                sendDue();
            }
            if (!(paced ? passPaced() : pass())) {
                Thread.onSpinWait();
            }
        }
    }

    private void sendDue() throws IOException {
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).sendDue();
        }
    }

    /** A read that finds nothing takes longer than a request may be late. */
    private boolean passPaced() throws IOException {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).mayReceive()) {
                return pass();
            }
        }
        return false;
    }

    private boolean pass() throws IOException {
        boolean moved = false;
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            moved |= connection.poll();
            connection.settle();
        }
        return moved;
    }

    @Override
    public String implementation() {
        return NioSpinTransport.implementation(sample);
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
        Closing.all(connections);
    }
}
