package dev.loopbench.core.ends;

import dev.loopbench.core.cost.AllocationMeter;
import dev.loopbench.core.cost.JvmThreadMeter;
import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.ends.ForkEnds.Exercise;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.load.ClientLoad;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.Pacer;
import dev.loopbench.core.load.RoundTripRecorder;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.CongestionControl;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The client of a fork with its load and its I/O threads, in this JVM. Used by the fork's thread. */
final class ClientEnd implements AutoCloseable {

    private final IoThreads threads;
    private final AllocationMeter allocation;
    private final ClientLoad load;
    private final boolean isShared;
    private @Nullable Client client;

    /** A client that is not connected yet; its memory is in place before anything is opened. */
    ClientEnd(ForkSpec spec, Assignment assignment, Token token) {
        threads = IoThreads.ofClient(assignment);
        allocation = new AllocationMeter(threads::running);
        load = ClientLoad.of(spec, token);
        isShared = false;
    }

    private ClientEnd(ClientEnd shared, ForkSpec other) throws IOException {
        threads = shared.threads;
        allocation = shared.allocation;
        load = shared.load.sharing(other);
        client = shared.client;
        isShared = true;
    }

    /**
     * The same connections with the slices of another spec; the original closes them.
     *
     * @throws IOException when they cannot have others
     */
    ClientEnd sharedWith(ForkSpec other) throws IOException {
        return new ClientEnd(this, other);
    }

    /** Opens the connections; see also {@link #prime}. */
    void connect(Transport transport, ServerEnd server, ForkSpec spec) throws IOException {
        Client opened =
                load.connect(transport, server.addresses(), spec.traffic().settings(), threads);
        try {
            CongestionControl.apply(spec.traffic().settings(), server.address());
            client = opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Runs what must come before everything else over the connections. */
    void prime() throws IOException {
        load.prime(client());
    }

    /** Has the client do what its load was assigned. */
    void run() throws IOException {
        client().run(ClientLoad.LIMIT);
    }

    /** Runs a slice that counts for nothing, as long as is good for compilers. */
    Exercise exercise(EndProbes probes, int connections) throws IOException {
        ClientLoad exercised = load.exercise();
        ClientLoad.Begun slice = exercised.assignSlice(() -> probes.probePair(CpuProbe::glance));
        run();
        SliceCount count = slice.count();
        Histogram roundTrips = RoundTripRecorder.growing(connections);
        exercised.drainInto(roundTrips);
        Map<Series, Histogram> times = new EnumMap<>(Series.class);
        load.series().forEach(series -> times.put(series, RoundTripRecorder.growing(connections)));
        exercised.drainInto(times);
        return Exercise.of(count, roundTrips);
    }

    /** @throws IllegalStateException when it is not connected */
    Client client() {
        Client connected = client;
        if (connected == null) {
            throw new IllegalStateException("the client is not connected");
        }
        return connected;
    }

    ClientLoad load() {
        return load;
    }

    IoThreads threads() {
        return threads;
    }

    /** This process and the threads that do I/O now. */
    EndProcess process() {
        return new EndProcess(ProcessHandle.current().pid(), threads.running());
    }

    /** Bytes that this JVM has allocated, and CPU time of its threads. */
    JvmUsage jvm() throws IOException {
        return JvmUsage.of(
                allocation.bytes(),
                AllocationMeter.bytesOfAll(),
                new JvmThreadMeter(ProcessHandle.current().pid()).read());
    }

    /**
     * Describes this end for the fork's record.
     *
     * @param cpus those to which its threads are pinned; empty where the scheduler places them
     * @param seen where its threads ran
     */
    EndRecord record(
            Transport transport, ForkSpec spec, ServerEnd server, SortedSet<Integer> cpus, List<ThreadRecord> seen)
            throws IOException {
        Map<String, String> facts = new TreeMap<>(transport.facts());
        if (spec.traffic().pace().open()) {
            facts.put(
                    "pacer",
                    Pacer.of(spec.placement(), spec.traffic().connections()).meaning());
        }
        return new EndRecord(
                transport.name(),
                client().implementation(),
                CongestionControl.added(client().socketOptions(), server.address()),
                facts,
                JvmFacts.ofThisProcess(),
                cpus,
                seen);
    }

    /** Closes the connections, unless they are those of another. */
    @Override
    public void close() throws IOException {
        load.close();
        if (!isShared && client != null) {
            client.close();
        }
    }
}
