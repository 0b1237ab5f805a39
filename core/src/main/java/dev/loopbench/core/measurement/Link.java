package dev.loopbench.core.measurement;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.address.BindAddress;
import dev.loopbench.core.cost.AllocationMeter;
import dev.loopbench.core.cost.JvmThreadMeter;
import dev.loopbench.core.cost.JvmThreadUsage;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.SchedulerWatch;
import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.placement.IoThread;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.server.InProcessServer;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.server.ServerHandle;
import dev.loopbench.core.server.ServerProcess;
import dev.loopbench.core.server.ServerReport;
import dev.loopbench.core.server.ServerSpec;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.CongestionControl;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.core.witness.WakeUp;
import dev.loopbench.core.witness.Witness;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The ends of a fork of a transport: the server, and in this JVM the client with its sessions. */
final class Link implements ForkEnds {

    /** After so many slices it is asked again which threads do the I/O: a server may start more. */
    private static final int SLICES_BETWEEN_LOOKS = 64;

    private final ForkSpec spec;
    private final Assignment assignment;
    private final boolean isShared;
    private final boolean hasOwnClient;
    private final Token token;
    private final Transport clientTransport;
    private final Transport serverTransport;
    private final IoThreads threads;
    private final BindAddress bind;
    private final AllocationMeter allocation;
    private final ClientLoad load;
    private final ServerHandle server;
    private final Client client;
    private final Optional<MemoryGrowth> memory;
    private @Nullable WakeUp wakeUp;
    private boolean isParked;
    private @Nullable Integer warmUpCpu;
    private int slices;

    private Link(ForkSpec spec, Optional<Path> sockets, Function<String, Transport> transports, Topology topology)
            throws IOException {
        this.spec = spec;
        isShared = false;
        hasOwnClient = true;
        assignment = assignment(spec, topology);
        threads = IoThreads.ofClient(assignment);
        allocation = new AllocationMeter(threads::running);
        token = Token.random();
        load = ClientLoad.of(spec, token);
        bind = BindAddress.of(spec.traffic().address(), sockets);
        server = launch(transports);
        try {
            Setting setting = spec.setting(topology.cpus().size());
            clientTransport = usable(transports.apply(spec.client()), setting.asClient());
            serverTransport = usable(transports.apply(spec.server()), setting);
            Witness.warmUp();
            wakeUp = wakeUp();
            server.await();
            Optional<MemoryWatch> watch = MemoryWatch.start(
                    spec.traffic().keptConnections(),
                    OptionalLong.of(ProcessHandle.current().pid()),
                    server.pid());
            client = connect();
            memory = memory(watch);
        } catch (IOException | RuntimeException e) {
            closeServer();
            throw e;
        }
    }

    /** The same server elsewhere, and the same client unless other connections are asked for. */
    private Link(Link shared, ForkSpec other, Topology topology) throws IOException {
        spec = other;
        isShared = true;
        assignment = assignment(other, topology);
        clientTransport = shared.clientTransport;
        serverTransport = shared.serverTransport;
        bind = shared.bind;
        server = shared.server;
        memory = Optional.empty();
        token = shared.token;
        hasOwnClient = !other.traffic().equals(shared.spec.traffic());
        requireMovable(shared);
        if (hasOwnClient) {
            threads = IoThreads.ofClient(assignment);
            allocation = new AllocationMeter(threads::running);
            load = ClientLoad.of(other, token);
            warmUpCpu = shared.warmUpCpu;
            client = connect();
            memory(Optional.empty());
        } else {
            threads = shared.threads;
            allocation = shared.allocation;
            load = shared.load.sharing(other);
            client = shared.client;
        }
        wakeUp = wakeUp();
    }

    private void requireMovable(Link shared) throws IOException {
        if (!assignment.held() || !shared.assignment.held()) {
            throw new IOException("ends that the scheduler places cannot share a pair of processes with "
                    + (assignment.held() ? shared.spec : spec).placement());
        }
        if (hasOwnClient && !(canServe(spec.traffic(), shared.spec.traffic()) && waits(serverTransport))) {
            throw new IOException("the server that runs cannot serve the connections of " + spec.placement() + ", too");
        }
    }

    /** A server knows nothing of how many connections come, and learns from each what its messages are. */
    private static boolean canServe(Traffic traffic, Traffic served) {
        return traffic.address() == served.address()
                && traffic.settings().equals(served.settings())
                && traffic.serving().equals(served.serving())
                && traffic.listeners() == served.listeners();
    }

    private static Assignment assignment(ForkSpec spec, Topology topology) throws IOException {
        Placements placements = new Placements(topology);
        return placements
                .assign(spec.placement())
                .orElseThrow(() -> new IOException(spec.placement() + ": " + placements.missing(spec.placement())));
    }

    /** What brackets wake; null where they wake nobody. */
    private @Nullable WakeUp wakeUp() {
        return spec.takesWakeUps(assignment, waits(clientTransport) && waits(serverTransport))
                ? new WakeUp(assignment.server())
                : null;
    }

    /** What the connections took, read before anything else goes over them. */
    private Optional<MemoryGrowth> memory(Optional<MemoryWatch> watch) throws IOException {
        try {
            Optional<MemoryGrowth> growth = watch.map(MemoryWatch::growth);
            load.prime(client);
            return growth;
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static boolean waits(Transport transport) {
        return transport.floor().map(Floor::waits).orElse(true);
    }

    /**
     * See {@link ForkEnds.Opener#open}.
     *
     * @param sockets the directory for socket files
     */
    static Link open(ForkSpec spec, Optional<Path> sockets) throws IOException {
        return new Link(
                spec,
                sockets,
                Transports.loadUntil(List.of(spec.server(), spec.client()))::named,
                Topology.ofThisProcess());
    }

    /** The same with a transport for both ends in this process, whatever is named, over TCP. */
    static Link open(ForkSpec spec, Transport transport) throws IOException {
        return new Link(spec, Optional.empty(), name -> transport, Topology.ofThisProcess());
    }

    @Override
    public void resume() throws IOException {
        if (warmUpCpu != null) {
            SortedSet<Integer> one = new TreeSet<>(List.of(warmUpCpu));
            threads.place(one, false);
            server.place(one);
        } else if (assignment.held()) {
            threads.place(assignment.client(), assignment.apart());
            server.place(assignment.server());
        }
        if (isParked) {
            server.resume();
            isParked = false;
        }
    }

    /** Ends that spin would keep each other from running there, and those that the scheduler places stay free. */
    @Override
    public void warmUpOn(int cpu) {
        if (assignment.held() && waits(clientTransport) && waits(serverTransport)) {
            warmUpCpu = cpu;
        }
    }

    @Override
    public void park() throws IOException {
        warmUpCpu = null;
        if (!waits(serverTransport)) {
            server.park();
            isParked = true;
        }
    }

    @Override
    public ForkEnds sharedWith(ForkSpec other) throws IOException {
        return new Link(this, other, Topology.ofThisProcess());
    }

    @Override
    public WitnessTimes bracket() throws IOException {
        Bracket bracket = bracket(Witness::probe);
        load.assign(bracket);
        client.run(ClientLoad.LIMIT);
        return WitnessTimes.of(bracket);
    }

    private Bracket bracket(LongSupplier probe) {
        WakeUp between = wakeUp;
        return between == null
                ? new Bracket(probe, !assignment.shared())
                : new Bracket(probe, between::nanos, between::cpuNanos, !assignment.shared());
    }

    @Override
    public SliceCount slice() throws IOException {
        if (slices++ % SLICES_BETWEEN_LOOKS == 0 && spec.traffic().pace().open()) {
            load.watch(watched(assignment.client(), client()), watched(assignment.server(), server()));
        }
        ClientLoad.Begun slice = load.assignSlice(() -> bracket(Witness::glance));
        client.run(ClientLoad.LIMIT);
        return slice.count();
    }

    private SchedulerWatch.Threads watched(SortedSet<Integer> cpus, EndProcess end) {
        return new SchedulerWatch.Threads(
                assignment.held() ? cpus.first() : Pause.ANY_CPU,
                end.pid(),
                end.ioThreads().stream().map(IoThread::tid).toList());
    }

    @Override
    public Exercise exercise() throws IOException {
        ClientLoad exercised = load.exercise();
        ClientLoad.Begun slice = exercised.assignSlice(() -> bracket(Witness::glance));
        client.run(ClientLoad.LIMIT);
        SliceCount count = slice.count();
        Histogram roundTrips = RoundTripRecorder.growing(spec.traffic().connections());
        exercised.drainInto(roundTrips);
        Map<Series, Histogram> times = new EnumMap<>(Series.class);
        series().forEach(series ->
                times.put(series, RoundTripRecorder.growing(spec.traffic().connections())));
        exercised.drainInto(times);
        return Exercise.of(count, roundTrips);
    }

    @Override
    public long[] drainInto(Histogram roundTrips) {
        return load.drainInto(roundTrips);
    }

    @Override
    public Set<Series> series() {
        return load.series();
    }

    @Override
    public void drainInto(Map<Series, Histogram> beside) throws IOException {
        load.drainInto(beside);
    }

    @Override
    public List<Pause> pauses() {
        return load.pauses();
    }

    @Override
    public Optional<Observed> observed() {
        return load.observed();
    }

    @Override
    public Optional<MemoryGrowth> memory() {
        return memory;
    }

    @Override
    public EndProcess client() {
        return new EndProcess(ProcessHandle.current().pid(), threads.running());
    }

    @Override
    public EndProcess server() throws IOException {
        return new EndProcess(server.pid(), server.threads());
    }

    @Override
    public Optional<JvmUsage> clientJvm() throws IOException {
        return Optional.of(JvmUsage.of(
                allocation.bytes(),
                AllocationMeter.bytesOfAll(),
                jvmThreads(ProcessHandle.current().pid())));
    }

    @Override
    public Optional<JvmUsage> serverJvm() throws IOException {
        return Optional.of(JvmUsage.of(server.allocatedBytes(), OptionalLong.empty(), jvmThreads(server.pid())));
    }

    private static JvmThreadUsage jvmThreads(long pid) throws IOException {
        return new JvmThreadMeter(pid).read();
    }

    @Override
    public ServerReport serverReport() throws IOException {
        return server.report();
    }

    @Override
    public EndRecord clientRecord(List<ThreadRecord> seen) throws IOException {
        return new EndRecord(
                clientTransport.name(),
                client.implementation(),
                CongestionControl.added(client.socketOptions(), server.address()),
                clientFacts(),
                JvmFacts.ofThisProcess(),
                held(assignment.client()),
                seen);
    }

    private Map<String, String> clientFacts() {
        Map<String, String> facts = new TreeMap<>(clientTransport.facts());
        if (spec.traffic().pace().open()) {
            facts.put(
                    "pacer",
                    Pacer.of(spec.placement(), spec.traffic().connections()).meaning());
        }
        return facts;
    }

    @Override
    public EndRecord serverRecord(ServerReport report, List<ThreadRecord> seen) {
        return new EndRecord(
                serverTransport.name(),
                report.implementation(),
                report.socketOptions(),
                report.facts(),
                report.jvm(),
                held(assignment.server()),
                seen);
    }

    private SortedSet<Integer> held(SortedSet<Integer> cpus) {
        return assignment.held() ? cpus : new TreeSet<>();
    }

    @Override
    public void verifyImplementations() throws IOException {
        showFirstCycles();
        verify("client", clientTransport, client.implementation());
        verify("server", serverTransport, server.implementation());
        SocketAddress listening = server.address();
        if (!AddressFamily.of(listening).equals(Optional.of(spec.traffic().address()))) {
            throw new WrongTransportException("the server of " + serverTransport.name() + " listens on " + listening
                    + ", which is not " + spec.traffic().address().meaning());
        }
    }

    /** Connections for one request each show what moves their bytes, and bring up the threads that serve them, once they come. */
    private void showFirstCycles() throws IOException {
        if (spec.traffic().use() == ConnectionUse.PER_REQUEST) {
            exercise();
        }
    }

    private void verify(String end, Transport asked, String found) throws IOException {
        String expected = asked.implementation(spec.traffic().address());
        if (!expected.equals(found)) {
            throw new WrongTransportException(
                    "the " + end + " of " + asked.name() + " runs on " + found + " instead of " + expected);
        }
    }

    private static Transport usable(Transport transport, Setting setting) throws IOException {
        Availability availability = transport.availability().and(transport.availability(setting));
        if (!availability.isAvailable()) {
            throw new IOException(
                    transport.name() + ": " + availability.reason().get());
        }
        return transport;
    }

    /** A process comes up while this one makes itself ready. */
    private ServerHandle launch(Function<String, Transport> transports) throws IOException {
        return spec.serverMode() == ServerMode.IN_PROCESS
                ? InProcessServer.start(serverSpec(), transports.apply(spec.server()))
                : ServerProcess.launch(serverSpec());
    }

    private ServerSpec serverSpec() {
        return new ServerSpec(
                spec.server(),
                bind.address(),
                assignment.server(),
                assignment.held(),
                token.hex(),
                spec.traffic().settings(),
                spec.traffic().serving(),
                spec.traffic().listeners());
    }

    private Client connect() throws IOException {
        Client opened =
                load.connect(clientTransport, server.addresses(), spec.traffic().settings(), threads);
        try {
            CongestionControl.apply(spec.traffic().settings(), server.address());
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            load.close();
            if (hasOwnClient) {
                client.close();
            }
        } finally {
            if (isShared) {
                closeWakeUp();
            } else {
                closeServer();
            }
        }
    }

    /** And what sleeps beside it, and its socket file. */
    @SuppressWarnings("try") // the address is let go of, not used
    private void closeServer() throws IOException {
        try (bind) {
            server.close();
        } finally {
            closeWakeUp();
        }
    }

    private void closeWakeUp() {
        if (wakeUp != null) {
            wakeUp.close();
        }
    }
}
