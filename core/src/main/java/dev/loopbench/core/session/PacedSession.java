package dev.loopbench.core.session;

import dev.loopbench.core.pause.GeneratorWatch;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one connection that follows a plan: opens it with the token, begins each request when it is due
 * and the window has room, never skips one and never shifts the plan, checks every response and records every counted
 * round trip. The sibling of {@link ClientSession} for an open loop.
 *
 * <p>Its two halves may be used by two threads at once, one each. Between two runs of the client its owner assigns a
 * {@link PacedSlice} or a {@link Bracket}.
 */
public final class PacedSession implements Session, Inbound, Outbound {

    /** Far from any time of a clock, so that a lateness may be taken off. */
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final int connection;
    private final Token token;
    private final long sizes;
    private final int requestBytes;
    private final int window;
    private final LongSupplier clock;
    private final long ahead;
    private final PacedRecorder recorder;
    private final GeneratorWatch watch;
    private final FrameReader responses;
    private final FrameWriter requests = new FrameWriter();

    // Of the requests that are outstanding, by identity: rings of as many entries as the window needs.
    private final long[] dueAt;
    private final long[] sentAt;
    private final long[] lateBy;
    private final long[] ownLateBy;
    private final long[] heldUpBy;

    private boolean tokenSent;
    private long next;
    private long awaited;
    private int granted;
    private long roomSince = NEVER;
    private long ownRoomSince = NEVER;
    private @Nullable Bracket bracket;
    private boolean bracketAsked;

    private @Nullable PacedSlice slice;
    private @Nullable Schedule schedule;
    private boolean begun;
    private boolean over;
    private long beginning;
    private long firstCounted;
    private long firstDue;
    private long lastWanted;
    private long lastWantedDue;

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
            PacedRecorder recorder,
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
        int ring = Integer.highestOneBit(2 * window - 1);
        this.dueAt = new long[ring];
        this.sentAt = new long[ring];
        this.lateBy = new long[ring];
        this.ownLateBy = new long[ring];
        this.heldUpBy = new long[ring];
        this.next = Header.firstIdentity(connection);
        this.awaited = next;
    }

    /** Gives the session its part of a slice; all sessions of the client share one. */
    public synchronized void assign(PacedSlice slice) {
        requireFinished();
        this.slice = slice;
        schedule = slice.schedule(connection);
        begun = false;
        over = false;
        roomSince = NEVER;
        ownRoomSince = NEVER;
        firstCounted = next + slice.ramp();
        lastWanted = firstCounted + slice.wanted() - 1;
    }

    /** Gives the session a bracket to ask for. */
    public synchronized void assign(Bracket bracket) {
        requireFinished();
        this.bracket = bracket;
        bracketAsked = false;
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
        return tokenSent && bracket == null && slice == null && next == awaited && requests.left() == 0;
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
        Schedule plan = schedule;
        if (plan == null || over || bracket != null || outstanding() + granted == window) {
            return ON_INPUT;
        }
        long due = begun ? beginning + plan.due() : clock.getAsLong();
        return due - ahead;
    }

    @Override
    public synchronized int pending() {
        grant();
        long bytes = requests.left() + granted * (long) (Header.BYTES + requestBytes);
        if (bracket != null && !bracketAsked) {
            bytes += Header.BYTES;
        }
        if (!tokenSent) {
            bytes += Token.BYTES;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** Lets leave what is due and has room. */
    private void grant() {
        Schedule plan = schedule;
        PacedSlice part = slice;
        if (plan == null || part == null || over || bracket != null || outstanding() + granted == window) {
            return;
        }
        long now = clock.getAsLong();
        if (!begun) {
            begun = true;
            beginning = part.beginning(now);
            watch.looked(now);
        }
        long interruptedSince = watch.interruptedSince(now, beginning + plan.due());
        if (watch.usedSpareTime(now, beginning + plan.due())) {
            now = clock.getAsLong();
            watch.looked(now);
        }
        while (beginning + plan.due() <= now && outstanding() + granted < window) {
            long due = beginning + plan.due();
            int slot = slot(next + granted);
            dueAt[slot] = due;
            heldUpBy[slot] = interruptedSince == GeneratorWatch.NEVER ? 0 : now - Math.max(due, interruptedSince);
            granted++;
            plan.next();
        }
    }

    @Override
    public synchronized void fill(ByteBuffer out) {
        requests.resume(out);
        if (!tokenSent && out.remaining() >= Token.BYTES) {
            token.write(out);
            tokenSent = true;
        }
        Bracket asked = bracket;
        if (asked != null && !bracketAsked && requests.left() == 0 && out.remaining() >= Header.BYTES) {
            bracketAsked = true;
            requests.begin(out, 0, asked.ask(), 0);
        }
        if (granted > 0) {
            begin(out);
        }
    }

    private void begin(ByteBuffer out) {
        long now = clock.getAsLong();
        while (granted > 0 && requests.left() == 0 && out.remaining() >= Header.BYTES) {
            granted--;
            int slot = slot(next);
            sentAt[slot] = now;
            lateBy[slot] = now - Math.max(dueAt[slot], roomSince);
            ownLateBy[slot] = Math.max(0, now - Math.max(dueAt[slot], ownRoomSince) - heldUpBy[slot]);
            requests.begin(out, sizes, next++, requestBytes);
        }
        watch.looked(now);
    }

    @Override
    public synchronized void received(ByteBuffer in) {
        long now = clock.getAsLong();
        boolean full = outstanding() == window;
        while (in.hasRemaining() && responses.read(in)) {
            long identity = responses.identity();
            if (identity == awaited && identity < next) {
                answered(identity, now);
            } else {
                bracketAnswered(identity);
            }
        }
        if (full && outstanding() < window) {
            // Had the request that made room left in time, there would have been room so much earlier: what the
            // generator held up is its own lateness again for those that waited behind.
            roomSince = now - lateBy[slot(awaited - 1)];
            ownRoomSince = now - ownLateBy[slot(awaited - 1)];
        }
        if (schedule != null) {
            proceed(schedule, now);
        }
    }

    private void answered(long identity, long now) {
        int slot = slot(identity);
        long response = now - dueAt[slot];
        awaited++;
        watch.answered(now, now - sentAt[slot]);
        if (identity == firstCounted) {
            firstDue = dueAt[slot];
        }
        if (identity == lastWanted) {
            lastWantedDue = dueAt[slot];
        }
        if (identity >= firstCounted) {
            recorder.record(dueAt[slot], sentAt[slot], now, lateBy[slot], ownLateBy[slot]);
        }
        over |= identity >= firstCounted && response >= PacedSlice.MOST_BEHIND_NANOS;
    }

    /** The plan ends when its last wanted request is answered and none has fallen due meanwhile, or that is hopeless. */
    private void proceed(Schedule plan, long now) {
        if (awaited > lastWanted && granted == 0) {
            boolean caughtUp = beginning + plan.due() > now;
            over |= caughtUp || now - lastWantedDue >= PacedSlice.MOST_BEHIND_NANOS;
        }
        PacedSlice part = slice;
        if (over && part != null && granted == 0 && awaited == next) {
            int last = slot(awaited - 1);
            part.finished(awaited - firstCounted, firstDue, dueAt[last], sentAt[last]);
            schedule = null;
            slice = null;
        }
    }

    private int outstanding() {
        return (int) (next - awaited);
    }

    private int slot(long identity) {
        return (int) identity & (sentAt.length - 1);
    }

    private void bracketAnswered(long identity) {
        Bracket asked = bracket;
        if (!Header.isControl(identity) || asked == null || !bracketAsked) {
            throw new ProtocolException("response is " + Header.describe(identity) + ", awaited was "
                    + Header.describe(awaited) + (outstanding() == 0 ? " (nothing is outstanding)" : ""));
        }
        asked.answered(Header.controlValue(identity));
        bracket = null;
    }

    private void requireFinished() {
        if (tokenSent && !finished()) {
            throw new IllegalStateException("the session still has work to finish");
        }
    }
}
