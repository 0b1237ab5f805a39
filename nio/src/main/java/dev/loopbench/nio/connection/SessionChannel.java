package dev.loopbench.nio.connection;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.session.Session.SessionListener;
import java.io.EOFException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A session and what is between it and its channel, whatever kind of channel that is. Used by one I/O thread at a
 * time.
 */
public final class SessionChannel {

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final Session session;
    private final NioBuffers buffers;
    private ByteBuffer out = NOTHING;
    private @Nullable SessionListener finish;

    public SessionChannel(Session session, NioBuffers buffers) {
        this.session = session;
        this.buffers = buffers;
    }

    public Session session() {
        return session;
    }

    /** Where the channel puts what it reads: empty. */
    public ByteBuffer in() {
        return buffers.in();
    }

    /** The bytes that the channel is to write: between position and limit. */
    public ByteBuffer out() {
        return out;
    }

    /**
     * Hands what a read has put into {@link #in} to the session.
     *
     * @param bytes what the read answered
     * @throws PeerClosedException when the peer has closed the connection
     */
    public void received(int bytes) throws PeerClosedException {
        if (bytes < 0) {
            throw new PeerClosedException();
        }
        buffers.handTo(session.in());
    }

    /** Whether there is something to send. */
    public boolean hasMore() {
        return out.hasRemaining() || session.out().pending() > 0;
    }

    /** Whether the session takes part in a run; between two runs it belongs to whoever gives it more to do. */
    public boolean isRunning() {
        return finish != null;
    }

    /** Whether there is something to send now, in this run. */
    public boolean isDue() {
        return isRunning() && hasMore();
    }

    /** Whether the session may ever name such a time. */
    boolean isPaced() {
        return session.out().isPaced();
    }

    /** When the session will have more to send without input, in this run; see {@link Outbound#wakeAt}. */
    public long wakeAt() {
        return finish == null ? Outbound.ON_INPUT : session.out().wakeAt();
    }

    /** Whether input may come before there is more to send. */
    public boolean mayReceive() {
        return session.sendsWhileReceiving() || wakeAt() == Outbound.ON_INPUT;
    }

    /** Fills {@link #out} from the session if all that was in it has been written. */
    public void refill() {
        if (!out.hasRemaining()) {
            if (out.capacity() == 0) {
                out = buffers.take(session.out().pending());
            }
            session.out().fill(out.clear());
            out.flip();
        }
    }

    /** There is nothing to send, or nobody to send it to: others may have the buffer. */
    public void giveBack() {
        if (out.capacity() > 0) {
            buffers.giveBack(out);
            out = NOTHING;
        }
    }

    /** The session has been given something to do. */
    public void begin(SessionListener finish) {
        this.finish = finish;
    }

    /** Tells whoever has given it that, once, if the session is finished; to be asked only while there is nothing to send. */
    public void settle() {
        SessionListener current = finish;
        if (current != null && session.finished()) {
            finish = null;
            current.finished();
        }
    }

    /** The peer has closed the connection: how each of them ends at a server. So it bears no trace, which takes as long as a close. */
    static final class PeerClosedException extends EOFException {

        private static final long serialVersionUID = 1L;

        PeerClosedException() {
            super("the peer closed the connection");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
