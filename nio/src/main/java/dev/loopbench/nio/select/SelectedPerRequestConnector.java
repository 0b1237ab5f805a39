package dev.loopbench.nio.select;

import dev.loopbench.core.socket.Completion;
import dev.loopbench.nio.connection.NioConnection;
import dev.loopbench.nio.connection.PerRequestConnector;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** The connections of a session of cycles, each registered with the selector from the time when it is being opened. */
final class SelectedPerRequestConnector implements Selected {

    private final PerRequestConnector cycling;
    private final SelectorLoop loop;
    private @Nullable NioConnection connecting;
    private @Nullable SelectionKey key;
    private @Nullable SelectedConnection established;
    private @Nullable NioConnection last;

    SelectedPerRequestConnector(PerRequestConnector cycling, SelectorLoop loop) {
        this.cycling = cycling;
        this.loop = loop;
    }

    @Override
    public void begin(Completion run) throws IOException {
        cycling.begin(run);
        dial();
    }

    private void dial() throws IOException {
        established = null;
        NioConnection dialled = cycling.dial(loop.buffers());
        last = dialled;
        connecting = dialled;
        if (dialled != null) {
            boolean connected = dialled.channel().isConnected();
            key = loop.add(dialled.channel(), connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
            key.attach(this);
            if (connected) {
                establish(dialled, key);
            }
        }
    }

    @Override
    public void ready() throws IOException {
        SelectedConnection open = established;
        if (open != null) {
            open.ready();
        } else if (connecting != null && key != null) {
            establish(connecting, key);
        }
    }

    private void establish(NioConnection dialled, SelectionKey registered) throws IOException {
        if (cycling.establishes(dialled)) {
            connecting = null;
            registered.interestOps(SelectionKey.OP_READ);
            established = SelectedConnection.on(registered, dialled);
            established.begin(cycling);
        }
    }

    /** Once it is finished with one connection, the next is opened. */
    @Override
    public void settle() throws IOException {
        SelectedConnection open = established;
        if (open != null) {
            open.settle();
            if (cycling.isOver() && last != null) {
                cycling.hangUp(last);
                dial();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (last != null) {
            last.close();
        }
    }
}
