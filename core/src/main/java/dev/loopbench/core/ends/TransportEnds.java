package dev.loopbench.core.ends;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.ends.ForkEnds.Exercise;
import dev.loopbench.core.ends.TransportEndsOpener.TransportPair;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.load.ClientLoad;
import dev.loopbench.core.load.ClientLoad.Observed;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.SchedulerWatch;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.record.WrongTransportException;
import dev.loopbench.core.server.ServerReport;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.ProbePair;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.HdrHistogram.Histogram;

/** The ends of a fork of a transport: the server, and in this JVM the client with its sessions. */
final class TransportEnds implements ForkEnds {

    /** After so many slices it is asked again which threads do the I/O: a server may start more. */
    private static final int SLICES_BETWEEN_LOOKS = 64;

    private final ForkSpec spec;
    private final Token token;
    private final TransportPair transports;
    private final ServerEnd server;
    private final ClientEnd client;
    private final EndPlacement placement;
    private final EndProbes probes;
    private final Optional<MemoryGrowth> memory;
    private final boolean isShared;
    private int slices;

    /** @param isShared whether the server is closed by another link, whose ends these are, too */
    TransportEnds(
            ForkSpec spec,
            Token token,
            TransportPair transports,
            ServerEnd server,
            ClientEnd client,
            EndPlacement placement,
            EndProbes probes,
            Optional<MemoryGrowth> memory,
            boolean isShared) {
        this.spec = spec;
        this.token = token;
        this.transports = transports;
        this.server = server;
        this.client = client;
        this.placement = placement;
        this.probes = probes;
        this.memory = memory;
        this.isShared = isShared;
    }

    ForkSpec spec() {
        return spec;
    }

    Token token() {
        return token;
    }

    TransportPair transports() {
        return transports;
    }

    ServerEnd serverEnd() {
        return server;
    }

    ClientEnd clientEnd() {
        return client;
    }

    EndPlacement placement() {
        return placement;
    }

    @Override
    public void resume() throws IOException {
        placement.apply(client, server);
        server.resume();
    }

    @Override
    public void warmUpOn(int cpu) {
        placement.warmUpOn(cpu);
    }

    @Override
    public void park() throws IOException {
        placement.endWarmUp();
        if (!transports.serverWaits()) {
            server.park();
        }
    }

    @Override
    public ForkEnds sharedWith(ForkSpec other) throws IOException {
        return TransportEndsOpener.share(this, other);
    }

    @Override
    public ProbeTimes probePair() throws IOException {
        ProbePair probePair = probes.probePair(CpuProbe::probe);
        client.load().assign(probePair);
        client.run();
        return ProbeTimes.of(probePair);
    }

    @Override
    public SliceCount slice() throws IOException {
        if (slices++ % SLICES_BETWEEN_LOOKS == 0 && spec.traffic().pace().open()) {
            client.load().watch(watched(placement.client(), client()), watched(placement.server(), server()));
        }
        ClientLoad.Begun slice = client.load().assignSlice(() -> probes.probePair(CpuProbe::glance));
        client.run();
        return slice.count();
    }

    private SchedulerWatch.Threads watched(SortedSet<Integer> cpus, EndProcess end) {
        return new SchedulerWatch.Threads(
                cpus.isEmpty() ? Pause.ANY_CPU : cpus.first(),
                end.pid(),
                end.ioThreads().stream().map(IoThread::tid).toList());
    }

    @Override
    public Exercise exercise() throws IOException {
        return client.exercise(probes, spec.traffic().connections());
    }

    @Override
    public long[] drainInto(Histogram roundTrips) {
        return client.load().drainInto(roundTrips);
    }

    @Override
    public Set<Series> series() {
        return client.load().series();
    }

    @Override
    public void drainInto(Map<Series, Histogram> secondary) throws IOException {
        client.load().drainInto(secondary);
    }

    @Override
    public List<Pause> pauses() {
        return client.load().pauses();
    }

    @Override
    public Optional<Observed> observed() {
        return client.load().observed();
    }

    @Override
    public Optional<MemoryGrowth> memory() {
        return memory;
    }

    @Override
    public EndProcess client() {
        return client.process();
    }

    @Override
    public EndProcess server() throws IOException {
        return server.process();
    }

    @Override
    public Optional<JvmUsage> clientJvm() throws IOException {
        return Optional.of(client.jvm());
    }

    @Override
    public Optional<JvmUsage> serverJvm() throws IOException {
        return Optional.of(server.jvm());
    }

    @Override
    public ServerReport serverReport() throws IOException {
        return server.report();
    }

    @Override
    public EndRecord clientRecord(List<ThreadRecord> seen) throws IOException {
        return client.record(transports.client(), spec, server, placement.client(), seen);
    }

    @Override
    public EndRecord serverRecord(ServerReport report, List<ThreadRecord> seen) {
        return new EndRecord(
                transports.server().name(),
                report.implementation(),
                report.socketOptions(),
                report.facts(),
                report.jvm(),
                placement.server(),
                seen);
    }

    @Override
    public void verifyImplementations() throws IOException {
        if (spec.traffic().use() == ConnectionUse.PER_REQUEST) {
            // Cycles show what moves their bytes, and bring up the threads that serve them, once they come.
            exercise();
        }
        AddressFamily family = spec.traffic().address();
        WrongTransportException.check(
                "client", transports.client(), family, client.client().implementation());
        server.verify(transports.server(), family);
    }

    @Override
    public void close() throws IOException {
        try (probes) {
            try {
                client.close();
            } finally {
                if (!isShared) {
                    server.close();
                }
            }
        }
    }
}
