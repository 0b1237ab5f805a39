package dev.loopbench.core.pacing;

import dev.loopbench.core.frame.FrameReader;
import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.pause.GeneratorWatch;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.ProbePairExchange;
import dev.loopbench.core.session.Session;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one connection that follows a plan: opens it with the token, begins each request when it is due
 * and the window has room, never skips one and never shifts the plan, checks every response and records every counted
 * round trip. The sibling of {@link ClientSession} for an open loop.
 *
 * <p>Its two halves may be used by two threads at once, one each. Between two runs of the client its owner assigns a
 * {@link PacedSlice} or a {@link ProbePair}.
 */
public final class PacedSession implements Session, Inbound, Outbound {

    private final int connection;
    private final Token token;
    private final long sizes;
    private final int requestBytes;
    private final int window;
    private final LongSupplier clock;
    private final long ahead;
    private final PacedSlice.Recorder recorder;
    private final GeneratorWatch watch;
    private final FrameReader responses;
    private final FrameWriter requests = new FrameWriter();
    private final ProbePairExchange probePairs = new ProbePairExchange();
    private final OutstandingRequests outstanding;

    private boolean tokenSent;
    private long next;
    private long awaited;
    private int granted;
    private @Nullable PlanInProgress plan;

    /**
     * @param connection the connection's number within its client, 0 or more
     * @param window requests outstanding at most, 1 to {@value ClientSession#MAX_WINDOW}
     * @param clock ns, such as {@link System#nanoTime()}
     * @param ahead how long before a request is due {@link #wakeAt} asks to be polled, ns, 0 or more
     * @param watch sees what interrupts the generator
     */
    public PacedSession(
            int connection,
            Token token,
            MessageShape shape,
            int window,
            LongSupplier clock,
            long ahead,
            PacedSlice.Recorder recorder,
            GeneratorWatch watch) {
        if (window < 1 || window > ClientSession.MAX_WINDOW) {
            throw new IllegalArgumentException(
                    "a window of " + window + ": allowed are 1 to " + ClientSession.MAX_WINDOW);
        }
        this.connection = connection;
        this.token = token;
        this.sizes = shape.sizes();
        this.requestBytes = shape.requestBytes();
        this.window = window;
        this.clock = clock;
        this.ahead = ahead;
        this.recorder = recorder;
        this.watch = watch;
        this.responses = FrameReader.ofResponses(shape);
        this.outstanding = new OutstandingRequests(window);
        this.next = Header.firstIdentity(connection);
        this.awaited = next;
    }

    /** Gives the session its part of a slice; all sessions of the client share one. */
    public synchronized void assign(PacedSlice slice) {
        requireFinished();
        plan = new PlanInProgress(slice, connection, next);
        outstanding.forgetRoom();
    }

    /** Gives the session a probe pair to ask for. */
    public synchronized void assign(ProbePair probePair) {
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
    public synchronized boolean finished() {
        return tokenSent && !probePairs.isOpen() && plan == null && next == awaited && requests.left() == 0;
    }

    /** With a window of one request nothing leaves while one is outstanding. */
    @Override
    public boolean sendsWhileReceiving() {
        return window > 1;
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public synchronized long wakeAt() {
        PlanInProgress sending = plan;
        if (sending == null || sending.isOver() || probePairs.isOpen() || unanswered() + granted == window) {
            return ON_INPUT;
        }
        long due = sending.hasBegun() ? sending.due() : clock.getAsLong();
        return due - ahead;
    }

    @Override
    public synchronized int pending() {
        grant();
        long bytes = requests.left() + probePairs.pending() + granted * (long) (Header.BYTES + requestBytes);
        if (!tokenSent) {
            bytes += Token.BYTES;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** Lets leave what is due and has room. */
    private void grant() {
        PlanInProgress sending = plan;
        if (sending == null || sending.isOver() || probePairs.isOpen() || unanswered() + granted == window) {
            return;
        }
        long now = clock.getAsLong();
        if (!sending.hasBegun()) {
            sending.begin(now);
            watch.looked(now);
        }
        long interruptedSince = watch.interruptedSince(now, sending.due());
        if (watch.usedSpareTime(now, sending.due())) {
            long asked = now;
            now = clock.getAsLong();
            watch.tookToAsk(now - asked);
            watch.looked(now);
        }
        while (sending.due() <= now && unanswered() + granted < window) {
            long due = sending.due();
            outstanding.granted(
                    next + granted,
                    due,
                    interruptedSince == GeneratorWatch.NEVER ? 0 : now - Math.max(due, interruptedSince));
            granted++;
            sending.next();
        }
    }

    @Override
    public synchronized void fill(ByteBuffer out) {
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

    private void begin(ByteBuffer out) {
        long now = clock.getAsLong();
        while (granted > 0 && requests.left() == 0 && out.remaining() >= Header.BYTES) {
            granted--;
            outstanding.sent(next, now);
            requests.begin(out, sizes, next++, requestBytes);
        }
        watch.looked(now);
    }

    @Override
    public synchronized void received(ByteBuffer in) {
        long now = clock.getAsLong();
        boolean full = unanswered() == window;
        while (in.hasRemaining() && responses.read(in)) {
            long identity = responses.identity();
            if (identity == awaited && identity < next) {
                answered(identity, now);
            } else {
                probePairs.answered(identity, awaited, unanswered());
            }
        }
        if (full && unanswered() < window) {
            outstanding.roomCame(awaited - 1, now);
        }
        PlanInProgress sending = plan;
        if (sending != null) {
            proceed(sending, now);
        }
    }

    private void answered(long identity, long now) {
        long due = outstanding.dueAt(identity);
        long sent = outstanding.sentAt(identity);
        awaited++;
        watch.answered(now, now - sent);
        PlanInProgress sending = plan;
        if (sending == null) {
            return;
        }
        sending.answered(identity, due, now);
        if (sending.counts(identity)) {
            recorder.record(due, sent, now, outstanding.lateBy(identity), outstanding.ownLateBy(identity));
        }
    }

    private void proceed(PlanInProgress sending, long now) {
        if (granted > 0) {
            return;
        }
        sending.proceed(awaited, now);
        if (sending.isOver() && awaited == next) {
            sending.finish(awaited, outstanding);
            plan = null;
        }
    }

    private int unanswered() {
        return (int) (next - awaited);
    }

    private void requireFinished() {
        if (tokenSent && !finished()) {
            throw new IllegalStateException("the session still has work to finish");
        }
    }
}
