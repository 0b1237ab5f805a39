package dev.loopbench.core.measurement;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.ReferenceTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The reference transport with a client that damages the very first byte that it sends after the token. */
public final class WrongFromTheStart implements Transport {

    private final Transport whole = new ReferenceTransport();

    @Override
    public String name() {
        return "wrong-from-the-start";
    }

    @Override
    public String implementation() {
        return whole.implementation();
    }

    @Override
    public Optional<Floor> floor() {
        return whole.floor();
    }

    @Override
    public Availability availability() {
        return whole.availability();
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return whole.listen(bind, settings, accepted, threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return whole.connect(
                server, settings, sessions.stream().map(Damaging::new).toList(), threads);
    }

    private record Damaging(Session session) implements Session, Outbound {

        @Override
        public Inbound in() {
            return session.in();
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
        public int pending() {
            return session.out().pending();
        }

        @Override
        public void fill(ByteBuffer out) {
            int from = out.position();
            session.out().fill(out);
            // Whoever lacks the token is a stranger, whose bytes are nobody's fault.
            int at = Math.min(from + Token.BYTES, out.position() - 1);
            out.put(at, (byte) ~out.get(at));
        }
    }
}
