package dev.loopbench.results.truth;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code blocking-channel} with a server that spins for {@code -Dknown-delay.nanos} after each read: a round trip then
 * takes that much longer, whatever else it takes. Registered in a directory of its own, so that it is there only for
 * who asks; {@code docs/evidence/2026-11-23-zen4-2vcpu/known-truth.md} has the command.
 */
public final class KnownDelay implements Transport {

    private static final long NANOS = Long.getLong("known-delay.nanos", 0);

    private static Transport delayed() {
        return Transports.load().named("blocking-channel");
    }

    @Override
    public String name() {
        return "known-delay";
    }

    @Override
    public String implementation() {
        return delayed().implementation();
    }

    @Override
    public Optional<Floor> floor() {
        return delayed().floor();
    }

    @Override
    public Availability availability() {
        return delayed().availability();
    }

    @Override
    public Availability availability(Setting setting) {
        return delayed().availability(setting);
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return delayed().listen(bind, settings, () -> NANOS == 0 ? accepted.get() : new Late(accepted.get()), threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return delayed().connect(server, settings, sessions, threads);
    }

    @Override
    public Client connectPerRequest(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        return delayed().connectPerRequest(servers, settings, kept, cycles, threads);
    }

    /** Answers late. */
    private static final class Late implements Session, Inbound {

        private final Session session;
        private final Inbound in;

        Late(Session session) {
            this.session = session;
            in = session.in();
        }

        @Override
        public Inbound in() {
            return this;
        }

        @Override
        public void received(ByteBuffer bytes) {
            in.received(bytes);
            long end = System.nanoTime() + NANOS;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        @Override
        public Outbound out() {
            return session.out();
        }

        @Override
        public boolean finished() {
            return session.finished();
        }
    }
}
