package dev.loopbench.core.ends;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Brings up the ends of a fork of transports, or has it share those of another. */
public final class TransportEndsOpener {

    private TransportEndsOpener() {}

    /**
     * See {@link ForkEnds.Opener#open}.
     *
     * @param sockets the directory for socket files
     */
    public static TransportEnds open(ForkSpec spec, Optional<Path> sockets) throws IOException {
        return open(spec, sockets, Transports.loadUntil(List.of(spec.server(), spec.client()))::named);
    }

    /** The same with a transport for both ends in this process, whatever is named, over TCP. */
    public static TransportEnds open(ForkSpec spec, Transport transport) throws IOException {
        return open(spec, Optional.empty(), name -> transport);
    }

    private static TransportEnds open(ForkSpec spec, Optional<Path> sockets, Function<String, Transport> transports)
            throws IOException {
        Topology topology = Topology.ofThisProcess();
        Assignment assignment = EndPlacement.assignment(spec, topology);
        Token token = Token.random();
        ClientEnd client = new ClientEnd(spec, assignment, token);
        ServerEnd server = ServerEnd.start(spec, assignment, token, sockets, transports);
        try {
            Setting setting = spec.setting(topology.cpus().size());
            TransportPair pair = new TransportPair(
                    usable(transports.apply(spec.client()), setting.asClient()),
                    usable(transports.apply(spec.server()), setting));
            CpuProbe.warmUp();
            EndProbes probes = new EndProbes(spec, assignment, pair.bothWait());
            try {
                server.await();
                Optional<MemoryWatch> watch = MemoryWatch.start(
                        spec.traffic().keptConnections(),
                        OptionalLong.of(ProcessHandle.current().pid()),
                        server.pid());
                client.connect(pair.client(), server, spec);
                Optional<MemoryGrowth> memory = prime(client, watch);
                EndPlacement placement = new EndPlacement(assignment, pair.bothWait());
                return new TransportEnds(spec, token, pair, server, client, placement, probes, memory, false);
            } catch (IOException | RuntimeException e) {
                probes.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * The same server elsewhere, and the same client unless other connections are asked for.
     *
     * @throws IOException when the ends cannot be moved, or the server cannot serve the connections that are asked for
     */
    static TransportEnds share(TransportEnds shared, ForkSpec other) throws IOException {
        Assignment assignment = EndPlacement.assignment(other, Topology.ofThisProcess());
        TransportPair pair = shared.transports();
        ServerEnd server = shared.serverEnd();
        boolean isOtherTraffic = !other.traffic().equals(shared.spec().traffic());
        EndPlacement placement = new EndPlacement(assignment, pair.bothWait());
        if (!placement.isHeld() || !shared.placement().isHeld()) {
            throw new IOException("ends that the scheduler places cannot share a pair of processes with "
                    + (placement.isHeld() ? shared.spec() : other).placement());
        }
        if (isOtherTraffic && !(other.traffic().isServedLike(shared.spec().traffic()) && pair.serverWaits())) {
            throw new IOException(
                    "the server that runs cannot serve the connections of " + other.placement() + ", too");
        }
        ClientEnd client;
        if (isOtherTraffic) {
            placement.warmUpLike(shared.placement());
            client = new ClientEnd(other, assignment, shared.token());
            client.connect(pair.client(), server, other);
            prime(client, Optional.empty());
        } else {
            client = shared.clientEnd().sharedWith(other);
        }
        EndProbes probes = new EndProbes(other, assignment, pair.bothWait());
        return new TransportEnds(
                other, shared.token(), pair, server, client, placement, probes, Optional.empty(), true);
    }

    /** Reads what the connections took before anything else goes over them. */
    private static Optional<MemoryGrowth> prime(ClientEnd client, Optional<MemoryWatch> watch) throws IOException {
        try {
            Optional<MemoryGrowth> growth = watch.map(MemoryWatch::growth);
            client.prime();
            return growth;
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
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

    /**
     * The transports of a fork's ends.
     *
     * @param client the client's
     * @param server the server's, mostly the same
     */
    record TransportPair(Transport client, Transport server) {

        /** Whether both ends wait in the kernel for what comes next; else one of them spins. */
        boolean bothWait() {
            return waits(client) && waits(server);
        }

        boolean serverWaits() {
            return waits(server);
        }

        private static boolean waits(Transport transport) {
            return transport.floor().map(Floor::waits).orElse(true);
        }
    }
}
