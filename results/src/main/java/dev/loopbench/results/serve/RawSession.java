package dev.loopbench.results.serve;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.session.Session;
import java.nio.ByteBuffer;

/** A server's end that answers what it received, without header and token. For one thread at a time. */
abstract class RawSession implements Session, Inbound, Outbound {

    private final ByteQueue answers = new ByteQueue();

    /** The bytes to be sent. */
    final ByteQueue answers() {
        return answers;
    }

    @Override
    public final Inbound in() {
        return this;
    }

    @Override
    public final Outbound out() {
        return this;
    }

    @Override
    public final boolean finished() {
        return false;
    }

    @Override
    public final int pending() {
        return answers.size();
    }

    @Override
    public final void fill(ByteBuffer out) {
        answers.moveTo(out);
    }
}
