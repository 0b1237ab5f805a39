package dev.loopbench.results.floor;

import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.server.ServerProcess;
import dev.loopbench.core.server.ServerReport;
import dev.loopbench.core.server.ServerSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The client in C and a server of the suite, in a process each. */
final class ServedFloorClient implements ProgramEnds {

    private final ForkSpec spec;
    private final Floor floor;
    private final Assignment assignment;
    private final ServerProcess server;
    private final FloorEnd client;

    private ServedFloorClient(
            ForkSpec spec, Floor floor, Assignment assignment, ServerProcess server, FloorEnd client) {
        this.spec = spec;
        this.floor = floor;
        this.assignment = assignment;
        this.server = server;
        this.client = client;
    }

    /** @param spec its server is a transport, its client the label of a floor; its requests leave by a plan */
    static ServedFloorClient open(FloorProgram program, ForkSpec spec) throws IOException {
        Floor floor = Floor.of(spec.client()).orElseThrow();
        Assignment assignment = new Placements(Topology.ofThisProcess())
                .assign(spec.placement())
                .orElseThrow(() -> new IOException(spec.placement() + " cannot be had here"));
        Token token = Token.random();
        ServerProcess server = ServerProcess.launch(new ServerSpec(
                spec.server(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                assignment.server(),
                assignment.held(),
                token.hex(),
                SocketSettings.defaults(),
                spec.traffic()));
        try {
            server.await();
            FloorEnd client =
                    new FloorStarter(program, floor, assignment, token).client(spec, List.of(server.address()));
            return new ServedFloorClient(spec, floor, assignment, server, client);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private CommandedLoad load() {
        return new CommandedLoad(client, !assignment.shared());
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
        return Series.ofPlans();
    }

    @Override
    public void drainInto(Map<Series, Histogram> secondary) throws IOException {
        load().planTimes(Pause.ANY_CPU, Pause.ANY_CPU).addTo(secondary);
    }

    @Override
    public void verifyImplementations() {}

    @Override
    public EndProcess client() throws IOException {
        return client.endProcess();
    }

    @Override
    public EndProcess server() throws IOException {
        return new EndProcess(server.pid(), server.threads());
    }

    @Override
    public ServerReport serverReport() throws IOException {
        return server.report();
    }

    @Override
    public EndRecord clientRecord(List<ThreadRecord> threads) throws IOException {
        return client.record(floor.label(), floor.implementation(), Map.of(), threads);
    }

    @Override
    public EndRecord serverRecord(ServerReport report, List<ThreadRecord> threads) {
        return new EndRecord(
                spec.server(),
                report.implementation(),
                report.socketOptions(),
                report.facts(),
                report.jvm(),
                assignment.server(),
                threads);
    }

    @Override
    public void kill() {
        client.kill();
    }

    @Override
    public void close() throws IOException {
        try {
            client.close();
        } finally {
            server.close();
        }
    }
}
