package dev.loopbench.core.server;

import dev.loopbench.core.cause.HandlingLog;
import dev.loopbench.core.cost.AllocationMeter;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.CongestionControl;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;

/** A server in this process. {@link ServerMain} is one with a process around it. */
public final class InProcessServer implements ServerHandle {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Transport transport;
    private final IoThreads threads;
    private final AllocationMeter allocation;
    private final PeerFailures failures = new PeerFailures();
    private final Optional<HandlingLog> handling = LedgerDirectory.ofThisProcess()
            .map(directory -> HandlingLog.of(directory, ProcessHandle.current().pid()));
    private final Server server;
    private final List<SocketAddress> addresses = new ArrayList<>();

    private InProcessServer(ServerSpec spec, Transport transport) throws IOException {
        this.transport = transport;
        Availability availability = transport.availability();
        if (!availability.isAvailable()) {
            throw new IOException(
                    transport.name() + ": " + availability.reason().get());
        }
        IoThreads placed = spec.held() ? IoThreads.pinned("server", spec.cpus()) : IoThreads.free("server");
        threads = placed.wanting(spec.serving().threads());
        allocation = new AllocationMeter(threads::running);
        ServerSessionFactory answering =
                ServerSessionFactory.of(spec.serving(), Token.parse(spec.token()), failures::add, threads);
        Supplier<Session> sessions = handling.<Supplier<Session>>map(
                        log -> () -> new TimedSession(answering.session(), log, System::nanoTime))
                .orElse(answering::session);
        server = transport.listen(spec.bind(), spec.settings(), sessions, threads);
        addresses.add(server.address());
        try {
            while (addresses.size() < spec.listeners()) {
                addresses.add(server.alsoListen(spec.bind()));
            }
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Compiles the CPU probe, then listens. A socket file is then this user's alone, as its directory is.
     *
     * @throws IOException when the transport cannot be had here, or cannot listen
     */
    public static InProcessServer start(ServerSpec spec) throws IOException {
        return start(spec, Transports.loadUntil(List.of(spec.transport())).named(spec.transport()));
    }

    /** The same with a transport that need not be the one of that name. */
    public static InProcessServer start(ServerSpec spec, Transport transport) throws IOException {
        CpuProbe.warmUp();
        InProcessServer server = new InProcessServer(spec, transport);
        try {
            keepOthersOut(server.server.address());
            CongestionControl.apply(spec.settings(), server.server.address());
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static void keepOthersOut(SocketAddress address) throws IOException {
        if (address instanceof UnixDomainSocketAddress file) {
            Files.setPosixFilePermissions(file.getPath(), OWNER_ONLY);
        }
    }

    /** It has listened since it was made. */
    @Override
    public void await() {}

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public List<SocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    @Override
    public String implementation() {
        return server.implementation();
    }

    @Override
    public List<IoThread> threads() {
        return threads.running();
    }

    @Override
    public OptionalLong allocatedBytes() {
        return allocation.bytes();
    }

    @Override
    public ServerReport report() throws IOException {
        List<String> notes = leaveHandling();
        return new ServerReport(
                JvmFacts.ofThisProcess(),
                server.implementation(),
                CongestionControl.added(server.socketOptions(), server.address()),
                transport.facts(),
                failures.texts(),
                notes);
    }

    /** A fork has its figures without them: what goes wrong is a note. */
    private List<String> leaveHandling() {
        if (handling.isPresent()) {
            try {
                handling.get().write();
            } catch (IOException e) {
                return List.of("the server could not write down which requests it held for long: " + e);
            }
        }
        return List.of();
    }

    @Override
    public void place(SortedSet<Integer> cpus) {
        threads.place(cpus, false);
    }

    @Override
    public void park() {
        server.park();
    }

    @Override
    public void resume() {
        server.resume();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /**
     * The faults of a server's peers. One fault spoils a fork, so the first ones are enough, however many connections there
     * are. Safe for use by several threads.
     */
    static final class PeerFailures {

        /** How many are kept. */
        static final int MOST = 16;

        private final List<String> texts = new ArrayList<>();

        synchronized void add(ProtocolException fault) {
            if (texts.size() < MOST) {
                texts.add(String.valueOf(fault.getMessage()));
            }
        }

        /** The first ones in their order, one line each. */
        synchronized List<String> texts() {
            return List.copyOf(texts);
        }
    }
}
