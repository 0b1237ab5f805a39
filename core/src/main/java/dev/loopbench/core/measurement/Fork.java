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
 * <p>First it warms up, slice after slice. Then it takes turns with other forks on the same processors: it is parked, and
 * {@link #turn} measures one slice and parks it again. Several forks may share their ends, each on a placement of its own; see
 * {@link #sharing}.
 *
 * <p>Used by one thread, which parks while the client's I/O threads run.
 */
public final class Fork implements AutoCloseable {

    private static final int WARM_UP = 0;

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
    private boolean isInTurns;
    private @Nullable ParkingMeter parking;
    private @Nullable ParkedUsage parked;
    private @Nullable MemoryGrowth memory;
    private Set<Long> pids = Set.of();
    private long clientPid;
    private long serverPid;
    private @Nullable Failure failure;
    private boolean isFinished;
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
     * A fork of the same ends as this one on another placement, both of which must be held. It is opened after this one, takes
     * its turns while this one is parked, and is closed before it.
     *
     * @param other differs from this fork's by its placement and its slice alone
     * @param record where its record goes when it is closed; empty leaves none
     */
    public Fork sharing(ForkSpec other, Optional<ForkFiles> record) {
        return new Fork(other, record, of -> {
            ForkEnds ends = link;
            if (ends == null) {
                throw new IOException("the fork whose ends are to be shared is not open");
            }
            return ends.on(of);
        });
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
            opened.resume();
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
            clientPid = client.pid();
            serverPid = server.pid();
            pids = new TreeSet<>(List.of(clientPid, serverPid));
            started = kernel.read(pids);
            startedAtMillis = System.currentTimeMillis();
            startedAtNanos = System.nanoTime();
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /** Has both ends warm up on that processor, wherever their placement has them from their first turn on. */
    public void warmUpOn(int cpu) {
        requireOpen().warmUpOn(cpu);
    }

    /**
     * Measures one slice between its brackets.
     *
     * @return its counted round trips
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public long slice() throws IOException {
        ForkEnds open = requireOpen();
        try {
            open.resume();
            if (jvms.isDue(System.nanoTime() - startedAtNanos)) {
                read(open);
            }
            return measure(open, WARM_UP);
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Goes on warming up until the compilers of both ends are at rest.
     *
     * @param longest when to give up, from now
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void settle(Duration longest) throws IOException {
        ForkEnds open = requireOpen();
        try {
            long end = System.nanoTime() + longest.toNanos();
            CompilerQuiet quiet = new CompilerQuiet(open, System.nanoTime());
            open.resume();
            while (System.nanoTime() < end && !quiet.isReached(open, System.nanoTime())) {
                open.exercise();
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Parks both ends until the first turn.
     *
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void park() throws IOException {
        ForkEnds open = requireOpen();
        try {
            open.park();
            parking = new ParkingMeter(clientPid, serverPid);
            parking.parked();
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Takes a turn: wakes both ends, measures one slice and parks them again.
     *
     * @param round its number, from 1 on and rising; 0 for a turn that does not count, and only keeps the ends alive
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void turn(int round) throws IOException {
        ForkEnds open = requireOpen();
        ParkingMeter meter = parking;
        if (meter == null) {
            throw new IllegalStateException("the fork is not parked");
        }
        try {
            meter.resumed();
            open.resume();
            if (!isInTurns && round > WARM_UP) {
                isInTurns = true;
                // What the process did until now was to start, and to take the turns of others who share it.
                meter = new ParkingMeter(clientPid, serverPid);
                parking = meter;
                started = kernel.read(pids);
            }
            if (isPowerOfFour(round)) {
                read(open);
            }
            measure(open, round);
            open.park();
            meter.parked();
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /** Readings take longer than a turn, and most of what they tell happens early. */
    private static boolean isPowerOfFour(int round) {
        return Integer.bitCount(round) == 1 && Integer.numberOfTrailingZeros(round) % 2 == 0;
    }

    private ForkEnds requireOpen() {
        ForkEnds open = link;
        if (open == null || isFinished) {
            throw new IllegalStateException("the fork is not open");
        }
        return open;
    }

    /** Whether it broke; its record then says why. */
    public boolean isBroken() {
        return failure != null;
    }

    private void read(ForkEnds open) throws IOException {
        EndMeters client = clientMeters;
        EndMeters server = serverMeters;
        if (client == null || server == null) {
            throw new IllegalStateException("the fork is not open");
        }
        jvms.take(open, log.slices().size(), System.nanoTime() - startedAtNanos);
        client.meet(open.client());
        server.meet(open.server());
    }

    private long measure(ForkEnds open, int round) throws IOException {
        EndMeters client = clientMeters;
        EndMeters server = serverMeters;
        if (client == null || server == null) {
            throw new IllegalStateException("the fork is not open");
        }
        SliceRecord slice = measure(open, client, server, round);
        return slice.count();
    }

    private SliceRecord measure(ForkEnds open, EndMeters client, EndMeters server, int round) throws IOException {
        long at = System.nanoTime() - startedAtNanos;
        WitnessTimes before = open.bracket();
        client.start();
        server.start();
        long began = System.nanoTime();
        SliceCount slice = open.slice();
        long elapsed = System.nanoTime() - began;
        EndUsage clientUsage = client.stop(round != WARM_UP);
        EndUsage serverUsage = server.stop(round != WARM_UP);
        WitnessTimes after = open.bracket();
        SliceTimings timings = timings(open);
        List<Lap> ran = Laps.of(slice, timings.inOrder(), timings.p50Nanos(), before, after, spec.lap());
        SliceRecord record = new SliceRecord(
                at,
                slice.count(),
                ran.stream().mapToLong(Lap::nanos).sum(),
                timings.p50Nanos(),
                timings.meanNanos(),
                elapsed,
                Witnessed.by(before, after),
                ran,
                clientUsage,
                serverUsage,
                slice.plannedNanos(),
                round);
        log.add(record, timings, roundTrips, beside);
        return record;
    }

    private SliceTimings timings(ForkEnds open) throws IOException {
        roundTrips.reset();
        long[] inOrder = open.drainInto(roundTrips);
        beside.values().forEach(Histogram::reset);
        open.drainInto(beside);
        return spec.bracketsInside() > 0 && inOrder.length > 0 ? SliceTimings.of(inOrder) : SliceTimings.of(roundTrips);
    }

    /** Leaves the record; there are no slices after that. May be called more than once. */
    public void finish() throws IOException {
        ForkEnds open = link;
        if (open != null && !isFinished) {
            isFinished = true;
            leaveRecord(open);
        }
    }

    /** Leaves the record, unless that was done, and ends both ends. */
    @Override
    public void close() throws IOException {
        ForkEnds open = link;
        if (open == null) {
            return;
        }
        try {
            finish();
        } finally {
            link = null;
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
            } else if (!isFinished) {
                isFinished = true;
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
        parked = parking == null ? null : parking.usage();
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
                open.resume();
                jvms.take(open, log.slices().size(), System.nanoTime() - startedAtNanos);
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
                            spec,
                            startedAtMillis,
                            client,
                            server,
                            counted,
                            jvms.all(),
                            log.slices(),
                            failure,
                            memory,
                            parked));
        }
    }
}
