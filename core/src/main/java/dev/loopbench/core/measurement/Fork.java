package dev.loopbench.core.measurement;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.kernel.KernelCounters;
import dev.loopbench.core.kernel.KernelMeter;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.LocalPorts;
import dev.loopbench.core.server.ServerReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One fork: a client and a server on their placement, measured slice by slice, and the record that is left.
 *
 * <p>Used by one thread, which parks while the client's I/O threads run.
 */
public final class Fork implements AutoCloseable {

    private final ForkSpec spec;
    private final Optional<ForkFiles> files;
    private final ForkEnds.Opener opener;
    private final Histogram roundTrips;
    private final Map<Series, Histogram> beside = new EnumMap<>(Series.class);
    private final SliceLog log;
    private final JvmReadings jvms = new JvmReadings();
    private final KernelMeter kernel = KernelMeter.ofThisMachine();

    private @Nullable ForkEnds link;
    private @Nullable EndMeters clientMeters;
    private @Nullable EndMeters serverMeters;
    private @Nullable KernelCounters opening;
    private @Nullable KernelCounters started;
    private @Nullable MemoryGrowth memory;
    private Set<Long> pids = Set.of();
    private @Nullable Failure failure;
    private long startedAtMillis;
    private long startedAtNanos;

    /**
     * A fork of transports over TCP.
     *
     * @param files where the record goes when the fork is closed; empty leaves none
     */
    public Fork(ForkSpec spec, Optional<ForkFiles> files) {
        this(spec, files, Optional.empty());
    }

    /**
     * A fork of transports.
     *
     * @param files where the record goes when the fork is closed; empty leaves none
     * @param sockets the directory for socket files, as {@link dev.loopbench.core.address.SocketDirectory} makes it;
     *     without one there are none
     */
    public Fork(ForkSpec spec, Optional<ForkFiles> files, Optional<Path> sockets) {
        this(spec, files, of -> Link.open(of, sockets));
    }

    /**
     * A fork of ends of any kind.
     *
     * @param files where the record goes when the fork is closed; empty leaves none
     * @param opener brings up the ends
     */
    public Fork(ForkSpec spec, Optional<ForkFiles> files, ForkEnds.Opener opener) {
        this.spec = spec;
        this.files = files;
        this.opener = opener;
        roundTrips = RoundTripRecorder.growing(spec.traffic().connections());
        log = new SliceLog(RoundTripRecorder.empty(spec.traffic().connections()));
    }

    /**
     * Brings up both ends, sees the first reply, and checks that each end runs on what was asked for.
     *
     * @throws IOException when that fails; the fork is then closed and its record says why
     */
    public void open() throws IOException {
        try {
            opening = kernel.read(List.of());
            ForkEnds opened = opener.open(spec);
            link = opened;
            memory = opened.memory().orElse(null);
            opened.bracket();
            opened.verifyImplementations();
            opened.series()
                    .forEach(series -> beside.put(
                            series, RoundTripRecorder.growing(spec.traffic().connections())));
            EndProcess client = opened.client();
            EndProcess server = opened.server();
            clientMeters = new EndMeters(client);
            serverMeters = new EndMeters(server);
            // Both ends live in one process, or each in its own.
            pids = new TreeSet<>(List.of(client.pid(), server.pid()));
            started = kernel.read(pids);
            startedAtMillis = System.currentTimeMillis();
            startedAtNanos = System.nanoTime();
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Measures one slice between its brackets.
     *
     * @return its counted round trips
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public long slice() throws IOException {
        if (link == null || clientMeters == null || serverMeters == null) {
            throw new IllegalStateException("the fork is not open");
        }
        try {
            if (jvms.takeIfDue(link, log.slices().size(), System.nanoTime() - startedAtNanos)) {
                clientMeters.meet(link.client());
                serverMeters.meet(link.server());
            }
            SliceRecord slice = measure(link, clientMeters, serverMeters);
            log.add(slice, roundTrips, beside);
            return slice.count();
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Goes on with further slices until enough were quiet or patience is at its end.
     *
     * @param warmup slices that begin earlier than this after the first do not count
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void linger(Patience patience, Duration warmup) throws IOException {
        long end = System.nanoTime() + patience.longest().toNanos();
        while (failure == null && System.nanoTime() < end && !patience.satisfiedBy(log.slices(), warmup)) {
            slice();
        }
    }

    private SliceRecord measure(ForkEnds open, EndMeters client, EndMeters server) throws IOException {
        long at = System.nanoTime() - startedAtNanos;
        WitnessTimes before = open.bracket();
        client.start();
        server.start();
        long began = System.nanoTime();
        SliceCount slice = open.slice();
        long elapsed = System.nanoTime() - began;
        EndUsage clientUsage = client.stop();
        EndUsage serverUsage = server.stop();
        WitnessTimes after = open.bracket();
        roundTrips.reset();
        long[] inOrder = open.drainInto(roundTrips);
        beside.values().forEach(Histogram::reset);
        open.drainInto(beside);
        double p50Nanos = roundTrips.getValueAtPercentile(50);
        List<Lap> ran = Laps.of(slice, inOrder, p50Nanos, before, after, spec.lap());
        return new SliceRecord(
                at,
                slice.count(),
                ran.stream().mapToLong(Lap::nanos).sum(),
                p50Nanos,
                roundTrips.getMean(),
                elapsed,
                Witnessed.by(before, after),
                ran,
                clientUsage,
                serverUsage,
                slice.plannedNanos());
    }

    /** Leaves the record and ends both ends. */
    @Override
    public void close() throws IOException {
        ForkEnds open = link;
        if (open == null) {
            return;
        }
        link = null;
        try {
            leaveRecord(open);
        } finally {
            open.close();
        }
    }

    private void fail(Exception cause) {
        if (failure != null) {
            return;
        }
        Optional<String> exhausted = spec.traffic().address() == AddressFamily.TCP
                ? LocalPorts.ofThisMachine().exhaustion(cause)
                : Optional.empty();
        failure = exhausted.map(Failure::broken).orElseGet(() -> Failure.of(cause));
        ForkEnds open = link;
        link = null;
        try {
            if (open == null) {
                write(null, null, null);
            } else {
                leaveRecord(open);
            }
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void leaveRecord(ForkEnds open) throws IOException {
        EndMeters client = clientMeters;
        EndMeters server = serverMeters;
        if (client == null || server == null) {
            try (client) {
                leaveFailure(open);
            }
            return;
        }
        try (client;
                server) {
            leaveRecord(open, client, server);
        }
    }

    private void leaveRecord(ForkEnds open, EndMeters ofClient, EndMeters ofServer) throws IOException {
        // First of all, so that what the record itself costs is not counted.
        readJvms(open);
        KernelReadings counted = counted();
        // The server gathers its report while this end gathers its own.
        CompletableFuture<ServerReport> asked = CompletableFuture.supplyAsync(() -> report(open));
        EndRecord client = open.clientRecord(ofClient.records());
        if (files.isPresent()) {
            files.get().writeHistograms(log, startedAtMillis);
        }
        EndRecord server = null;
        try {
            ServerReport report = asked.join();
            server = open.serverRecord(report, ofServer.records());
            heed(report);
        } catch (CompletionException e) {
            failure = failure == null ? Failure.broken("the server did not report: " + e.getCause()) : failure;
        }
        write(client, server, counted);
    }

    /** An end that broke tells nothing any more. */
    private void readJvms(ForkEnds open) {
        if (failure == null) {
            try {
                jvms.take(open, log.slices().size());
            } catch (IOException e) {
                failure = Failure.of(e);
            }
        }
    }

    /** Of a fork that broke before its first slice. */
    private void leaveFailure(ForkEnds open) throws IOException {
        try {
            heed(open.serverReport());
        } catch (IOException e) {
            // The server may be what broke; why the fork was not opened is known already.
        }
        write(null, null, null);
    }

    /** A client may have seen no more than the end of a connection whose server met wrong bytes. */
    private void heed(ServerReport report) {
        if (!report.failures().isEmpty() && (failure == null || failure.kind() == FailureKind.BROKEN)) {
            failure = Failure.wrongBytes(report.failures().get(0));
        }
    }

    private @Nullable KernelReadings counted() {
        return opening == null || started == null ? null : new KernelReadings(opening, started, kernel.read(pids));
    }

    private static ServerReport report(ForkEnds open) {
        try {
            return open.serverReport();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(@Nullable EndRecord client, @Nullable EndRecord server, @Nullable KernelReadings counted)
            throws IOException {
        if (files.isPresent()) {
            files.get()
                    .write(new ForkRecord(
                            spec, startedAtMillis, client, server, counted, jvms.all(), log.slices(), failure, memory));
        }
    }
}
