package dev.loopbench.core.session;

import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A server's session whose requests have to be handled by something that blocks before they are answered. */
public final class HandledSession extends ServerSession implements Handler {

    private final Runnable handling;
    private final Queue<Request> unanswered = new ArrayDeque<>();

    /** The rest of a request once its payload has been checked. */
    private record Request(long sizes, long identity) {}

    /** One whose peer's faults end it and are told to nobody. */
    public HandledSession(Token token, LongSupplier probe, Runnable handling) {
        this(token, probe, fault -> {}, handling);
    }

    /**
     * @param token what every connection must begin with
     * @param probe runs the CPU probe on the calling thread, answering ns
     * @param failed told on the I/O thread, once, what the peer did wrong, if it did
     * @param handling handles a request: called by one thread at a time for each session
     */
    public HandledSession(Token token, LongSupplier probe, Consumer<ProtocolException> failed, Runnable handling) {
        super(token, probe, failed);
        this.handling = handling;
    }

    @Override
    public Optional<Handler> handler() {
        return Optional.of(this);
    }

    @Override
    void admit(long sizes, long identity) {
        if (unanswered.isEmpty() && Header.isControl(identity)) {
            enqueue(sizes, identity);
        } else {
            unanswered.add(new Request(sizes, identity));
        }
    }

    @Override
    public boolean due() {
        return !unanswered.isEmpty();
    }

    /** Touches nothing that the I/O thread does. */
    @Override
    public void handle() {
        handling.run();
    }

    @Override
    public void handled() {
        answer();
        // A control frame is not handled, but keeps its place.
        while (!unanswered.isEmpty() && Header.isControl(unanswered.element().identity())) {
            answer();
        }
    }

    private void answer() {
        Request request = unanswered.remove();
        enqueue(request.sizes(), request.identity());
    }
}
