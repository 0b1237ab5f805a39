package dev.loopbench.core.session;

import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A server's session that computes before each response, on the I/O thread: work that blocks nobody is not handed off. */
public final class WorkingSession extends ServerSession {

    private final Runnable work;

    /** One whose peer's faults end it and are told to nobody. */
    public WorkingSession(Token token, LongSupplier probe, Runnable work) {
        this(token, probe, fault -> {}, work);
    }

    /**
     * @param token what every connection must begin with
     * @param probe runs the CPU probe on the calling thread, answering ns
     * @param failed told on the I/O thread, once, what the peer did wrong, if it did
     * @param work what is computed for each request
     */
    public WorkingSession(Token token, LongSupplier probe, Consumer<ProtocolException> failed, Runnable work) {
        super(token, probe, failed);
        this.work = work;
    }

    @Override
    void admit(long sizes, long identity) {
        if (!Header.isControl(identity)) {
            work.run();
        }
        enqueue(sizes, identity);
    }
}
