package dev.loopbench.blocking.connection;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.ReadBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Moves bytes between a connection and its session, on the one thread that drives both, or on one for each direction where
 * the session bears it.
 */
public final class Pump {

    private final BlockingConnection link;
    private final Inbound inbound;
    private final Outbound outbound;
    private final Buffers buffers;
    private final ReadBuffer received;

    public Pump(BlockingConnection link, Session session, Buffers buffers) {
        this.link = link;
        this.inbound = session.in();
        this.outbound = session.out();
        this.buffers = buffers;
        this.received = buffers.received();
    }

    /** Blocks until everything pending is written. */
    public void send() throws IOException {
        int pending = outbound.pending();
        ByteBuffer filled = buffers.filled(link, pending);
        while (pending > 0) {
            outbound.fill(filled.clear());
            link.write(filled.flip());
            // What fits is gone after one round; asking again would cost every small message a call.
            pending = pending > filled.capacity() ? outbound.pending() : 0;
        }
    }

    /** When there will be more to send without input; see {@link Outbound#wakeAt}. */
    public long wakeAt() {
        return outbound.wakeAt();
    }

    /**
     * Blocks until bytes have come, and gives them to the session.
     *
     * @return false when the peer has closed the connection
     */
    public boolean receive() throws IOException {
        if (link.read(received.room()) < 0) {
            return false;
        }
        received.handTo(inbound);
        return true;
    }
}
