package dev.loopbench.core.transport;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Session;
import java.nio.ByteBuffer;

/** A session as a broken transport makes it look to the peer: what it sends is damaged on the way. */
final class DamagedSession implements Session, Outbound {

    private final Session whole;
    private final Fault fault;
    private int batches;

    DamagedSession(Session whole, Fault fault) {
        this.whole = whole;
        this.fault = fault;
    }

    @Override
    public Inbound in() {
        return whole.in();
    }

    @Override
    public Outbound out() {
        return this;
    }

    @Override
    public boolean finished() {
        return whole.finished();
    }

    @Override
    public int pending() {
        return whole.out().pending();
    }

    @Override
    public void fill(ByteBuffer out) {
        int from = out.position();
        whole.out().fill(out);
        if (fault.strikes(batches++)) {
            fault.damage(out, from);
        }
    }
}
