package dev.loopbench.core.session;

import java.util.function.LongSupplier;

/** A server's session that computes before each response, on the I/O thread: work that blocks nobody is not handed off. */
public final class WorkingSession extends ServerSession {

    private final Runnable work;

    /**
     * @param token what every connection must begin with
     * @param probe runs the witness on the calling thread, answering ns
     * @param work what is computed for each request
     */
    public WorkingSession(Token token, LongSupplier probe, Runnable work) {
        super(token, probe);
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
