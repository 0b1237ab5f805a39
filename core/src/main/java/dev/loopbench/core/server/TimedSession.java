package dev.loopbench.core.server;

import dev.loopbench.core.cause.HandlingLog;
import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Handler;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Session;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A server's session that notes for how long it had a request before it answered, where that was long. */
final class TimedSession implements Session, Inbound, Outbound {

    private static final long NEVER = Long.MIN_VALUE;

    private final ServerSession session;
    private final HandlingLog log;
    private final LongSupplier clock;
    private long since = NEVER;

    /** @param clock ns of {@link System#nanoTime()} */
    TimedSession(ServerSession session, HandlingLog log, LongSupplier clock) {
        this.session = session;
        this.log = log;
        this.clock = clock;
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
        return session.finished();
    }

    @Override
    public Optional<Handler> handler() {
        return session.handler();
    }

    @Override
    public void received(ByteBuffer in) {
        long now = clock.getAsLong();
        session.received(in);
        if (since == NEVER && hasRequest()) {
            since = now;
        }
    }

    private boolean hasRequest() {
        return session.pending() > 0 || session.handler().map(Handler::due).orElse(false);
    }

    @Override
    public int pending() {
        return session.pending();
    }

    @Override
    public void fill(ByteBuffer out) {
        session.fill(out);
        if (since != NEVER && !hasRequest()) {
            long now = clock.getAsLong();
            if (now - since >= HandlingLog.LEAST_NANOS) {
                log.add(since, now);
            }
            since = NEVER;
        }
    }
}
