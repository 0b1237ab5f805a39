package dev.loopbench.nio.spin;

import dev.loopbench.core.socket.Completion;
import dev.loopbench.nio.connection.NioBuffers;
import dev.loopbench.nio.connection.NioConnection;
import dev.loopbench.nio.connection.PerRequestConnector;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The connections of a session of cycles, looked at over and over. Used on the I/O thread only, once that runs. */
final class SpunPerRequestConnector implements Closeable {

    private final PerRequestConnector cycling;
    private final NioBuffers buffers;
    private @Nullable NioConnection connection;
    private boolean established;

    /** @param buffers of the loop */
    SpunPerRequestConnector(PerRequestConnector cycling, NioBuffers buffers) {
        this.cycling = cycling;
        this.buffers = buffers;
    }

    /** The session takes part in a run: its first connection is opened. */
    void begin(Completion run) throws IOException {
        cycling.begin(run);
        dial();
    }

    private void dial() throws IOException {
        established = false;
        connection = cycling.dial(buffers);
    }

    /**
     * Takes a turn in a loop without a selector. Once the session is finished with one connection, the next is opened.
     *
     * @return whether there was something to do
     */
    boolean poll() throws IOException {
        NioConnection open = connection;
        if (open == null) {
            return false;
        }
        boolean moved;
        if (established) {
            moved = open.poll();
        } else {
            established = cycling.establishes(open);
            moved = established;
            if (established) {
                open.begin(cycling);
            }
        }
        open.settle();
        if (cycling.isOver()) {
            cycling.hangUp(open);
            dial();
        }
        return moved;
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
        }
    }
}
