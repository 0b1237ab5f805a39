package dev.loopbench.core.session;

import dev.loopbench.core.frame.FrameReader;
import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of cycles: opens each connection with the token, sends one request, checks the response and records the
 * phases of every counted cycle. Its messages are numbered on over all its connections, so that the response to an earlier
 * one is told from the right one.
 *
 * <p>Between two runs of the client its owner assigns a {@link Slice}; during a run it belongs to the I/O thread.
 */
public final class ClientCycles implements CycleSession, Inbound, Outbound {

    private final Token token;
    private final long sizes;
    private final int requestBytes;
    private final LongSupplier clock;
    private final CycleRecorder recorder;
    private final FrameReader responses;
    private final FrameWriter requests = new FrameWriter();

    private @Nullable Slice slice;
    private boolean open;
    private boolean unsent;
    private long identity;
    private boolean answered = true;

    private long began;
    private long established;
    private long sent;
    private long received;
    private long closing;

    /**
     * @param connection what stands for the connection's number in all its messages; no other session of the client may
     *     have it
     * @param clock ns, such as {@link System#nanoTime()}; read at each end of each phase
     */
    public ClientCycles(int connection, Token token, MessageShape shape, LongSupplier clock, CycleRecorder recorder) {
        this.token = token;
        this.sizes = shape.sizes();
        this.requestBytes = shape.requestBytes();
        this.clock = clock;
        this.recorder = recorder;
        this.responses = FrameReader.ofResponses(shape);
        this.identity = Header.firstIdentity(connection) - 1;
    }

    /** Gives the session a share of a slice; all sessions of the client share one. */
    public void assign(Slice slice) {
        if (open) {
            throw new IllegalStateException("the session is in the midst of a cycle");
        }
        this.slice = slice;
    }

    @Override
    public Inbound in() {
        return this;
    }

    @Override
    public Outbound out() {
        return this;
    }

    @Override
    public boolean next() {
        if (slice == null || slice.take(1) == 0) {
            return false;
        }
        open = true;
        unsent = true;
        answered = false;
        identity++;
        began = clock.getAsLong();
        return true;
    }

    @Override
    public void connected() {
        established = clock.getAsLong();
    }

    @Override
    public void closing() {
        closing = clock.getAsLong();
    }

    @Override
    public void closed() {
        long now = clock.getAsLong();
        open = false;
        if (slice != null) {
            if (slice.counting()) {
                recorder.record(received - began, established - began, received - sent, now - closing);
            }
            slice.completed(1, now);
        }
    }

    @Override
    public boolean finished() {
        return answered;
    }

    @Override
    public int pending() {
        long bytes = requests.left();
        if (unsent) {
            bytes += Token.BYTES + Header.BYTES + (long) requestBytes;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** Token and header leave with one write: a buffer that has no room for both stays empty. */
    @Override
    public void fill(ByteBuffer out) {
        requests.resume(out);
        if (unsent && out.remaining() >= Token.BYTES + Header.BYTES) {
            unsent = false;
            sent = clock.getAsLong();
            token.write(out);
            requests.begin(out, sizes, identity, requestBytes);
        }
    }

    @Override
    public void received(ByteBuffer in) {
        received = clock.getAsLong();
        while (in.hasRemaining() && responses.read(in)) {
            if (answered || unsent || responses.identity() != identity) {
                throw new ProtocolException("response is " + Header.describe(responses.identity()) + ", awaited was "
                        + (answered || unsent ? "none" : Header.describe(identity)));
            }
            answered = true;
        }
    }

    /** Where a session of cycles leaves them. Called on the I/O thread for every counted one. */
    @FunctionalInterface
    public interface CycleRecorder {

        /**
         * Takes one cycle, without allocating. All are 0 or more.
         *
         * @param cycleNanos from just before the connection was opened to just after the response was read
         * @param connectNanos from just before the connection was opened until it was known to be established
         * @param exchangeNanos from just before the request was written to just after the response was read
         * @param closeNanos what the call took that closes the connection
         */
        void record(long cycleNanos, long connectNanos, long exchangeNanos, long closeNanos);
    }
}
