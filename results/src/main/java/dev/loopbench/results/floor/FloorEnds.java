package dev.loopbench.results.floor;

import dev.loopbench.core.address.BindAddress;
import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.ends.MemoryWatch;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.PlanTimes;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.server.ServerReport;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import org.HdrHistogram.Histogram;

/** Both ends of a fork as processes of the program, commanded slice by slice. */
final class FloorEnds implements ProgramEnds {

    private static final int FAILURE_FIELD = 4;

    private final Floor floor;
    private final boolean paced;
    private final boolean perRequest;
    private final Assignment assignment;
    private final BindAddress bind;
    private final FloorEnd server;
    private final FloorEnd client;
    private final Optional<MemoryGrowth> memory;
    private boolean parked;
    private List<Pause> pauses = List.of();

    private FloorEnds(FloorProgram program, ForkSpec spec, Optional<Path> sockets, Placements placements)
            throws IOException {
        floor = Floor.of(spec.server()).orElseThrow(() -> new IOException(spec.server() + " is no floor"));
        Traffic traffic = spec.traffic();
        paced = traffic.pace().open();
        perRequest = traffic.use() == ConnectionUse.PER_REQUEST;
        assignment = placements
                .assign(spec.placement())
                .orElseThrow(() -> new IOException(spec.placement() + ": " + placements.missing(spec.placement())));
        FloorStarter starter = new FloorStarter(program, floor, assignment, Token.random());
        bind = BindAddress.of(traffic.address(), sockets);
        server = starter.server(traffic, bind.address());
        try {
            Optional<MemoryWatch> watch = MemoryWatch.start(
                    traffic.keptConnections(),
                    OptionalLong.empty(),
                    server.endProcess().pid());
            client = starter.client(spec, server.allListening(bind.address()));
            memory = watch.map(MemoryWatch::growth);
            if (paced) {
                load().watch(server.endProcess().pid(), server.sleeper());
            }
        } catch (IOException | RuntimeException e) {
            closeServer();
            throw e;
        }
    }

    static FloorEnds open(FloorProgram program, ForkSpec spec, Optional<Path> sockets) throws IOException {
        return new FloorEnds(program, spec, sockets, new Placements(Topology.ofThisProcess()));
    }

    @Override
    public void resume() throws IOException {
        if (parked) {
            server.ask("resume");
            parked = false;
        }
    }

    @Override
    public void park() throws IOException {
        if (!floor.waits()) {
            server.ask("park");
            parked = true;
        }
    }

    @Override
    public ProbeTimes probePair() throws IOException {
        return load().probePair();
    }

    @Override
    public SliceCount slice() throws IOException {
        return load().slice();
    }

    @Override
    public long[] drainInto(Histogram roundTrips) throws IOException {
        return load().drainInto(roundTrips);
    }

    @Override
    public Set<Series> series() {
        if (perRequest) {
            return CommandedLoad.PHASES;
        }
        return paced ? Series.ofPlans() : Set.of();
    }

    @Override
    public void drainInto(Map<Series, Histogram> secondary) throws IOException {
        if (paced) {
            PlanTimes slice = load().planTimes(cpu(assignment.client()), cpu(assignment.server()));
            slice.addTo(secondary);
            pauses = slice.pauses();
        } else if (!secondary.isEmpty()) {
            load().drainInto(secondary);
        }
    }

    private int cpu(SortedSet<Integer> cpus) {
        return assignment.held() ? cpus.first() : Pause.ANY_CPU;
    }

    @Override
    public List<Pause> pauses() {
        return pauses;
    }

    private CommandedLoad load() {
        return new CommandedLoad(client, !assignment.shared());
    }

    /** The program has no library between itself and the kernel that could choose something else. */
    @Override
    public void verifyImplementations() {}

    /** Without the client's, whose process begins by connecting. */
    @Override
    public Optional<MemoryGrowth> memory() {
        return memory;
    }

    @Override
    public EndProcess client() throws IOException {
        return client.endProcess();
    }

    @Override
    public EndProcess server() throws IOException {
        return server.endProcess();
    }

    @Override
    public ServerReport serverReport() throws IOException {
        List<String> said = List.of(server.ask("report").split(" ", FAILURE_FIELD + 1));
        String failure = said.get(FAILURE_FIELD);
        return new ServerReport(
                server.facts(),
                "",
                FloorSocketOptions.of(said),
                Map.of(),
                failure.isEmpty() ? List.of() : List.of(failure),
                List.of());
    }

    @Override
    public EndRecord clientRecord(List<ThreadRecord> threads) {
        return client.record(
                floor.label(),
                floor.implementation(),
                FloorSocketOptions.of(List.of(client.opening().split(" ", -1))),
                threads);
    }

    @Override
    public EndRecord serverRecord(ServerReport report, List<ThreadRecord> threads) {
        return server.record(floor.label(), floor.implementation(), report.socketOptions(), threads);
    }

    /** Ends both at once; from any thread. */
    @Override
    public void kill() {
        client.kill();
        server.kill();
    }

    /** The client first, as its end is that of the server's connections. */
    @Override
    public void close() throws IOException {
        try {
            client.close();
        } finally {
            closeServer();
        }
    }

    @SuppressWarnings("try") // the address is let go of, not used
    private void closeServer() throws IOException {
        try (bind) {
            server.close();
        }
    }
}
