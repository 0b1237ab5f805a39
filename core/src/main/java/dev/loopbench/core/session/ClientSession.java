package dev.loopbench.core.session;

import dev.loopbench.core.frame.FrameReader;
import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.frame.Token;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one connection: opens it with the token, keeps a window of requests outstanding while a slice
 * lasts, checks every response and records every counted round trip.
 *
 * <p>Between two runs of the client its owner assigns a {@link Slice} or a {@link ProbePair}; during a run it belongs to
 * the I/O thread.
 */
public final class ClientSession implements Session, Inbound, Outbound {

    /** The largest window: requests outstanding on one connection. */
    public static final int MAX_WINDOW = 1024;

    private final Token token;
    private final long sizes;
    private final int requestBytes;
    private final int window;
    private final LongSupplier clock;
    private final LatencyRecorder recorder;
    private final FrameReader responses;
    private final FrameWriter requests = new FrameWriter();
    private final ProbePairExchange probePairs = new ProbePairExchange();
    private final long[] sentAt;

    private boolean tokenSent;
    private long stamp;
    private boolean stamped;
    private long next;
    private long awaited;
    private int granted;
    private @Nullable Slice slice;

    /**
     * @param connection the connection's number within its client, 0 or more
     * @param window requests outstanding, 1 to {@value #MAX_WINDOW}
     * @param clock ns, such as {@link System#nanoTime()}; read once for each batch of responses
     */
    public ClientSession(
            int connection, Token token, MessageShape shape, int window, LongSupplier clock, LatencyRecorder recorder) {
        if (window < 1 || window > MAX_WINDOW) {
            throw new IllegalArgumentException("a window of " + window + ": allowed are 1 to " + MAX_WINDOW);
        }
        this.token = token;
        this.sizes = shape.sizes();
        this.requestBytes = shape.requestBytes();
        this.window = window;
        this.clock = clock;
        this.recorder = recorder;
        this.responses = FrameReader.ofResponses(shape);
        this.sentAt = new long[Integer.highestOneBit(2 * window - 1)];
        this.next = Header.firstIdentity(connection);
        this.awaited = next;
    }

    /** Gives the session a share of a slice; all sessions of the client share one. */
    public void assign(Slice slice) {
        requireFinished();
        this.slice = slice;
        stamped = false;
    }

    /** Gives the session a probe pair to ask for. */
    public void assign(ProbePair probePair) {
        requireFinished();
        probePairs.assign(probePair);
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
    public boolean finished() {
        return tokenSent
                && next == awaited
                && granted == 0
                && requests.left() == 0
                && !probePairs.isOpen()
                && (slice == null || slice.exhausted());
    }

    @Override
    public int pending() {
        if (slice != null && !probePairs.isOpen()) {
            granted += slice.take(window - outstanding() - granted);
        }
        long bytes = requests.left() + probePairs.pending() + granted * (long) (Header.BYTES + requestBytes);
        if (!tokenSent) {
            bytes += Token.BYTES;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public void fill(ByteBuffer out) {
        requests.resume(out);
        if (!tokenSent && out.remaining() >= Token.BYTES) {
            token.write(out);
            tokenSent = true;
        }
        probePairs.fill(requests, out);
        if (granted > 0) {
            begin(out);
        }
    }

    /** Begins what may be begun. What answers a response bears the time of that response: one stamp serves as both. */
    private void begin(ByteBuffer out) {
        long now = stamped ? stamp : clock.getAsLong();
        stamped = false;
        while (granted > 0 && requests.left() == 0 && out.remaining() >= Header.BYTES) {
            granted--;
            sentAt[(int) next & (sentAt.length - 1)] = now;
            requests.begin(out, sizes, next++, requestBytes);
        }
    }

    @Override
    public void received(ByteBuffer in) {
        long now = clock.getAsLong();
        stamp = now;
        stamped = true;
        boolean counting = slice != null && slice.counting();
        int completed = 0;
        while (in.hasRemaining() && responses.read(in)) {
            long identity = responses.identity();
            if (identity == awaited && identity < next) {
                awaited++;
                completed++;
                if (counting) {
                    recorder.record(now - sentAt[(int) identity & (sentAt.length - 1)]);
                }
            } else {
                probePairs.answered(identity, awaited, outstanding());
            }
        }
        if (slice != null && completed > 0) {
            slice.completed(completed, now);
            ProbePair due = slice.due();
            if (due != null) {
                probePairs.assign(due);
            }
        }
    }

    private int outstanding() {
        return (int) (next - awaited);
    }

    private void requireFinished() {
        if (tokenSent && !finished()) {
            throw new IllegalStateException("the session still has work to finish");
        }
    }

    /** Where a client's session leaves its round trips. Called on the I/O thread for every counted one. */
    @FunctionalInterface
    public interface LatencyRecorder {

        /**
         * Takes one round trip, without allocating.
         *
         * @param nanos from just before the request was written to just after its response was read, 0 or more
         */
        void record(long nanos);
    }
}
