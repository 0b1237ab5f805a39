package dev.loopbench.nio.select;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Session.SessionListener;
import dev.loopbench.core.socket.Completion;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.nio.connection.NioConnection;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A connection whose channel is registered with a selector: waits for room in the socket only while it lacks it. */
final class SelectedConnection implements Selected {

    private final NioConnection connection;
    private final SelectionKey key;
    private final boolean paced;
    private boolean awaitingRoom;
    private long wakeAt = Outbound.ON_INPUT;

    private SelectedConnection(NioConnection connection, SelectionKey key) {
        this.connection = connection;
        this.key = key;
        paced = connection.isPaced();
    }

    /** Registers the connection, from any thread; the key leads back to it. */
    static SelectedConnection add(NioConnection connection, SelectorLoop loop) throws IOException {
        SelectionKey key = loop.add(connection.channel(), 0);
        SelectedConnection selected = on(key, connection);
        key.attach(selected);
        // Not before: the loop may be selecting.
        key.interestOps(SelectionKey.OP_READ);
        return selected;
    }

    /** A connection that is registered already, for reading. */
    static SelectedConnection on(SelectionKey key, NioConnection connection) {
        return new SelectedConnection(connection, key);
    }

    @Override
    public void ready() throws IOException {
        int ready = key.readyOps();
        if ((ready & SelectionKey.OP_READ) != 0) {
            connection.receive();
        }
        if ((ready & SelectionKey.OP_WRITE) != 0) {
            connection.send();
        }
        look();
        updateInterest();
    }

    @Override
    public void begin(Completion run) throws IOException {
        begin((SessionListener) run);
    }

    /** The session has been given something to do: what it has to send leaves. */
    void begin(SessionListener finish) throws IOException {
        connection.begin(finish);
        look();
        updateInterest();
    }

    @Override
    public boolean isPaced() {
        return paced;
    }

    /** Kept, since a loop asks all of its connections every time it comes round. */
    @Override
    public long wakeAt() {
        return wakeAt;
    }

    /** Only what the connection itself does changes when it has more to send. */
    private void look() {
        if (paced) {
            wakeAt = connection.wakeAt();
        }
    }

    @Override
    public boolean mayReceive() {
        return connection.mayReceive();
    }

    @Override
    public void sendDue() throws IOException {
        connection.sendDue();
        look();
        updateInterest();
    }

    @Override
    public void settle() {
        connection.settle();
    }

    /** Has what blocks in the session's handler done elsewhere; its answers leave from the loop. */
    void handOff(HandlerOffloads handOffs, Executor loop, Consumer<Throwable> failed) throws IOException {
        connection.handOff(handOffs, loop, () -> answer(failed));
    }

    private void answer(Consumer<Throwable> failed) {
        try {
            connection.answer();
            updateInterest();
        } catch (Throwable cause) {
            failed.accept(cause);
        }
    }

    private void updateInterest() {
        if (awaitingRoom != connection.unsent()) {
            awaitingRoom = connection.unsent();
            key.interestOps(awaitingRoom ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
