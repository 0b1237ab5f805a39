package dev.loopbench.core.server;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.HandledSession;
import dev.loopbench.core.session.ProtocolException;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.session.WorkingSession;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.witness.Witness;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes the sessions of a server, which do before they answer what it was told to do. */
final class Answering {

    private final Token token;
    private final Function<Token, ServerSession> sessions;

    private Answering(Token token, Function<Token, ServerSession> sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    /**
     * Calibrates what there is to calibrate, on the processor that is to do the work.
     *
     * @param failed told on an I/O thread what the peer of a session did wrong
     * @throws IOException when that is interrupted
     */
    static Answering of(Serving serving, Token token, Consumer<ProtocolException> failed, IoThreads threads)
            throws IOException {
        if (serving.workNanos() == 0 && !serving.blocks()) {
            return new Answering(token, of -> new ServerSession(of, Witness::probe, failed));
        }
        Runnable work = serving.workNanos() == 0 ? () -> {} : Work.calibrated(serving.workNanos(), threads);
        if (!serving.blocks()) {
            return new Answering(token, of -> new WorkingSession(of, Witness::probe, failed, work));
        }
        Blocking blocking = new Blocking(serving.waitNanos());
        Runnable handling = () -> {
            work.run();
            blocking.run();
        };
        return new Answering(token, of -> new HandledSession(of, Witness::probe, failed, handling));
    }

    /** For a connection that was accepted. */
    ServerSession session() {
        return sessions.apply(token);
    }
}
