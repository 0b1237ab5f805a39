package dev.loopbench.core.server;

import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.session.HandledSession;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.WorkingSession;
import dev.loopbench.core.transport.Serving;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes the sessions of a server, which do before they answer what it was told to do. */
final class ServerSessionFactory {

    private final Token token;
    private final Function<Token, ServerSession> sessions;

    private ServerSessionFactory(Token token, Function<Token, ServerSession> sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    /**
     * Calibrates what there is to calibrate, on the processor that is to do the work.
     *
     * @param failed told on an I/O thread what the peer of a session did wrong
     * @throws IOException when that is interrupted
     */
    static ServerSessionFactory of(Serving serving, Token token, Consumer<ProtocolException> failed, IoThreads threads)
            throws IOException {
        if (serving.workNanos() == 0 && !serving.blocks()) {
            return new ServerSessionFactory(token, of -> new ServerSession(of, CpuProbe::probe, failed));
        }
        Runnable work = serving.workNanos() == 0 ? () -> {} : Work.calibrated(serving.workNanos(), threads);
        if (!serving.blocks()) {
            return new ServerSessionFactory(token, of -> new WorkingSession(of, CpuProbe::probe, failed, work));
        }
        Blocking blocking = new Blocking(serving.waitNanos());
        Runnable handling = () -> {
            work.run();
            blocking.run();
        };
        return new ServerSessionFactory(token, of -> new HandledSession(of, CpuProbe::probe, failed, handling));
    }

    /** For a connection that was accepted. */
    ServerSession session() {
        return sessions.apply(token);
    }

    /**
     * Blocks the calling thread, platform or virtual, as a call to another service would.
     *
     * @param nanos how long at least, unless the thread is interrupted
     */
    record Blocking(long nanos) implements Runnable {

        @Override
        public void run() {
            long end = System.nanoTime() + nanos;
            long left = nanos;
            while (left > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(this, left);
                left = end - System.nanoTime();
            }
        }
    }
}
