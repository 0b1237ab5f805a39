package dev.loopbench.core.measurement;

import dev.loopbench.core.kernel.KernelCounters;
import dev.loopbench.core.kernel.KernelMeter;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.server.ServerReport;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.witness.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
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
    private final Histogram roundTrips;
    private final SliceLog log;
    private final KernelMeter kernel = KernelMeter.ofThisMachine();

    private @Nullable Link link;
    private @Nullable EndMeters clientMeters;
    private @Nullable EndMeters serverMeters;
    private @Nullable KernelCounters opening;
    private @Nullable KernelCounters started;
    private @Nullable Failure failure;
    private long startedAtMillis;
    private long startedAtNanos;

    /** @param files where the record goes when the fork is closed; empty leaves none */
    public Fork(ForkSpec spec, Optional<ForkFiles> files) {
        this.spec = spec;
        this.files = files;
        roundTrips = RoundTripRecorder.growing(spec.connections());
        log = new SliceLog(RoundTripRecorder.empty(spec.connections()));
    }

    /**
     * Brings up both ends, sees the first reply, and checks that each end runs on what was asked for.
     *
     * @throws IOException when that fails; the fork is then closed and its record says why
     */
    public void open() throws IOException {
        try {
            opening = kernel.read(List.of());
            Link opened = Link.open(spec);
            link = opened;
            bracket(opened);
            opened.verifyImplementations();
            clientMeters = new EndMeters(
                    ProcessHandle.current().pid(), opened.threads().running());
            serverMeters = new EndMeters(opened.server().pid(), opened.server().threads());
            started = kernel.read(pids(opened));
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
            SliceRecord slice = measure(link, clientMeters, serverMeters);
            log.add(slice, roundTrips);
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

    private SliceRecord measure(Link open, EndMeters client, EndMeters server) throws IOException {
        long at = System.nanoTime() - startedAtNanos;
        Bracket before = bracket(open);
        Laps laps = Laps.of(spec, !open.assignment().shared());
        Slice slice = laps.slice();
        client.start();
        server.start();
        long began = System.nanoTime();
        open.sessions().forEach(session -> session.assign(slice));
        open.run();
        long elapsed = System.nanoTime() - began;
        EndUsage clientUsage = client.stop();
        EndUsage serverUsage = server.stop();
        Bracket after = bracket(open);
        if (!slice.complete()) {
            throw new IOException("a slice ended before its round trips were counted");
        }
        long[] noted = open.recorders().get(0).noted();
        roundTrips.reset();
        open.recorders().forEach(recorder -> recorder.drainInto(roundTrips));
        double p50Nanos = roundTrips.getValueAtPercentile(50);
        List<Lap> ran = laps.ran(noted, p50Nanos, before, after);
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
                serverUsage);
    }

    private Bracket bracket(Link open) throws IOException {
        Bracket bracket = new Bracket(Witness::probe, !open.assignment().shared());
        open.sessions().get(0).assign(bracket);
        open.run();
        return bracket;
    }

    /** Leaves the record and ends both ends. */
    @Override
    public void close() throws IOException {
        Link open = link;
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
        failure = Failure.of(cause);
        Link open = link;
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

    private void leaveRecord(Link open) throws IOException {
        if (clientMeters == null || serverMeters == null) {
            leaveFailure(open);
            return;
        }
        // First of all, so that what the record itself costs is not counted.
        KernelReadings counted = counted(open);
        // The server gathers its report while this end gathers its own.
        CompletableFuture<ServerReport> asked = CompletableFuture.supplyAsync(() -> report(open));
        EndRecord client = open.clientRecord(clientMeters);
        if (files.isPresent()) {
            files.get().writeHistograms(log, startedAtMillis);
        }
        EndRecord server = null;
        try {
            ServerReport report = asked.join();
            server = open.serverRecord(report, serverMeters);
            heed(report);
        } catch (CompletionException e) {
            failure = failure == null ? Failure.broken("the server did not report: " + e.getCause()) : failure;
        }
        write(client, server, counted);
        clientMeters.close();
        serverMeters.close();
    }

    /** Of a fork that broke before its first slice. */
    private void leaveFailure(Link open) throws IOException {
        try {
            heed(open.server().report());
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

    private @Nullable KernelReadings counted(Link open) {
        return opening == null || started == null
                ? null
                : new KernelReadings(opening, started, kernel.read(pids(open)));
    }

    private static ServerReport report(Link open) {
        try {
            return open.server().report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both ends live in one process, or each in its own. */
    private static Set<Long> pids(Link open) {
        return new TreeSet<>(
                List.of(ProcessHandle.current().pid(), open.server().pid()));
    }

    private void write(@Nullable EndRecord client, @Nullable EndRecord server, @Nullable KernelReadings counted)
            throws IOException {
        if (files.isPresent()) {
            files.get().write(new ForkRecord(spec, startedAtMillis, client, server, counted, log.slices(), failure));
        }
    }
}
