package dev.loopbench.results.memory;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the bytes of one session to the other, on one thread and without a system call. What a round trip costs here is
 * what the suite adds to every transport: sessions, checks, clock and recording.
 *
 * <p>No service: it is nothing to be compared. Not stateless either: {@link #listen} comes first, then {@link #connect},
 * each once.
 */
public final class MemoryTransport implements Transport {

    /** Its name; no transport that is found has it. */
    public static final String NAME = "memory";

    private static final String IMPLEMENTATION = "none: bytes stay in memory";

    private @Nullable Supplier<? extends Session> accepted;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String implementation() {
        return IMPLEMENTATION;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public Availability availability(Setting setting) {
        return setting.traffic().connections() == 1
                        && setting.traffic().use() == ConnectionUse.KEPT
                        && setting.inProcess()
                ? Availability.available()
                : Availability.unavailable("one thread drives one connection, which is kept");
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads) {
        this.accepted = accepted;
        return new Nowhere();
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        if (accepted == null) {
            throw new IllegalStateException("the server comes first");
        }
        return MemoryClient.start(sessions.get(0), accepted.get(), threads);
    }

    /** A server without a socket; its session is driven by the client's thread. */
    private static final class Nowhere implements Server {

        @Override
        public SocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }

        @Override
        public String implementation() {
            return IMPLEMENTATION;
        }

        @Override
        public Map<String, String> socketOptions() {
            return Map.of();
        }

        @Override
        public void close() {}
    }
}
