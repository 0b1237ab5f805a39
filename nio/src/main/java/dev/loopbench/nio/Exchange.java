package dev.loopbench.nio;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Finish;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A session and the two direct buffers between it and its channel, whatever kind of channel that is. Used on the I/O
 * thread only.
 */
final class Exchange {

    private final Session session;
    private final SpareBuffers spare;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private @Nullable Buffers taken;
    private @Nullable Finish finish;

    /** @param spare where the buffers come from, and go in the end */
    Exchange(Session session, SpareBuffers spare) {
        this.session = session;
        this.spare = spare;
        Buffers buffers = spare.take();
        taken = buffers;
        in = buffers.in();
        out = buffers.out();
    }

    /** Gives its buffers back, once: from now on the exchange is of no use. */
    void giveBack() {
        Buffers buffers = taken;
        if (buffers != null) {
            taken = null;
            spare.giveBack(buffers);
        }
    }

    /** Where the channel puts what it reads: empty. */
    ByteBuffer in() {
        return in;
    }

    /** What the channel is to write: between position and limit. */
    ByteBuffer out() {
        return out;
    }

    /**
     * Hands what a read has put into {@link #in} to the session.
     *
     * @param bytes what the read answered
     * @throws PeerClosedException when the peer has closed the connection
     */
    void received(int bytes) throws PeerClosedException {
        if (bytes < 0) {
            throw new PeerClosedException();
        }
        session.in().received(in.flip());
        in.clear();
    }

    /** Whether there is something to send. */
    boolean hasMore() {
        return out.hasRemaining() || session.out().pending() > 0;
    }

    /** Fills {@link #out} from the session if all that was in it has been written. */
    void refill() {
        if (!out.hasRemaining()) {
            session.out().fill(out.clear());
            out.flip();
        }
    }

    /** The session has been given something to do. */
    void begin(Finish finish) {
        this.finish = finish;
    }

    /** Tells whoever has given it that, once, if the session is finished; to be asked only while there is nothing to send. */
    void settle() {
        Finish current = finish;
        if (current != null && session.finished()) {
            finish = null;
            current.finished();
        }
    }
}
