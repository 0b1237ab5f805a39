package dev.loopbench.core.measurement;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.load.ClientLoad.Observed;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.PlanTimes;
import dev.loopbench.core.load.RoundTripRecorder;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.record.SliceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Measures the slices of a fork whose ends are up, and keeps all that they leave: round trips, charges of the I/O threads, and
 * readings of the JVMs. Used by one thread.
 */
final class SliceMeter implements Closeable {

    private final ForkSpec spec;
    private final ForkEnds ends;
    private final EndMeters client;
    private final EndMeters server;
    private final Histogram roundTrips;
    private final Map<Series, Histogram> secondary = new EnumMap<>(Series.class);
    private final SliceLog log;
    private final List<Pause> pauses = new ArrayList<>();
    private final @Nullable ForkLedger ledger;
    private final @Nullable RawLog rawLog;
    private final JvmReadings jvms = new JvmReadings();
    private final long startedAtMillis = System.currentTimeMillis();
    private final long startedAtNanos = System.nanoTime();

    SliceMeter(ForkSpec spec, ForkEnds ends) throws IOException {
        this.spec = spec;
        this.ends = ends;
        int connections = spec.traffic().connections();
        roundTrips = RoundTripRecorder.growing(connections);
        ends.series().forEach(series -> secondary.put(series, RoundTripRecorder.growing(connections)));
        log = new SliceLog(RoundTripRecorder.empty(connections));
        client = new EndMeters(ends.client());
        server = new EndMeters(ends.server());
        ledger = ForkLedger.of(spec, ends).orElse(null);
        rawLog = RawLog.isKept() && spec.traffic().pace().open() ? new RawLog(startedAtNanos) : null;
    }

    /**
     * Measures one slice between its probe pairs.
     *
     * @param round the number of the fork's turn, from 1; 0 while it warms up
     * @return its counted round trips
     * @throws IOException when an end broke
     */
    long measure(int round) throws IOException {
        if (ledger != null && round > 0) {
            ledger.lookForTicks();
        }
        RawSlice slice = take(round);
        log.add(slice, roundTrips, secondary);
        if (slice.isTurn()) {
            ends.pauses().forEach(pause -> pauses.add(pause.since(startedAtNanos)));
            Optional<Observed> observed = ends.observed();
            if (ledger != null && observed.isPresent()) {
                ledger.keep(slice, roundTrips, observed.get());
            }
            Optional<PlanTimes> plan = observed.flatMap(Observed::plan);
            if (rawLog != null && plan.isPresent()) {
                rawLog.add(round, plan.get().connections());
            }
        }
        return slice.counted().count();
    }

    /**
     * Does the same while the fork warms up, and tells what the slice shows.
     *
     * @param figures that it is added to
     */
    long measure(SliceFigures figures) throws IOException {
        RawSlice slice = take(0);
        log.add(slice, roundTrips, secondary);
        long count = slice.counted().count();
        figures.add(
                slice.record(spec.lap()),
                spec.tripsOfSlice(count),
                slice.timings().inOrder(),
                roundTrips);
        return count;
    }

    /**
     * Does the same and keeps nothing, so that the code of a turn has run before the first one.
     *
     * @return its counted round trips
     * @throws IOException when an end broke
     */
    long practise() throws IOException {
        return take(0).counted().count();
    }

    private RawSlice take(int round) throws IOException {
        long at = nanos();
        ProbeTimes before = ends.probePair();
        if (ledger != null) {
            ledger.begin();
        }
        client.start();
        server.start();
        long began = System.nanoTime();
        SliceCount counted = ends.slice();
        long elapsed = System.nanoTime() - began;
        // While they warm up, threads are moved about.
        EndUsage clientUsage = client.stop(round > 0).withoutWakeUps(counted.inside());
        EndUsage serverUsage = server.stop(round > 0);
        if (ledger != null) {
            ledger.end();
        }
        ProbeTimes after = ends.probePair();
        return new RawSlice(at, counted, elapsed, timings(), before, after, clientUsage, serverUsage, round);
    }

    private SliceTimings timings() throws IOException {
        roundTrips.reset();
        long[] inOrder = ends.drainInto(roundTrips);
        secondary.values().forEach(Histogram::reset);
        ends.drainInto(secondary);
        return spec.probePairsInside() > 0 && inOrder.length > 0
                ? SliceTimings.of(inOrder)
                : SliceTimings.of(roundTrips);
    }

    /** Reads the JVMs, and takes in I/O threads that have come since. */
    void read() throws IOException {
        readJvms();
        EndProcess clientEnd = ends.client();
        EndProcess serverEnd = ends.server();
        client.meet(clientEnd);
        server.meet(serverEnd);
        if (ledger != null) {
            ledger.meet(clientEnd, serverEnd);
        }
    }

    /** The same unless it was done a moment ago. */
    void readIfDue() throws IOException {
        if (jvms.isDue(nanos())) {
            read();
        }
    }

    /** Reads the JVMs. */
    void readJvms() throws IOException {
        jvms.take(ends, log.size(), nanos());
    }

    private long nanos() {
        return System.nanoTime() - startedAtNanos;
    }

    /** When the first slice could begin, ms since 1970. */
    long startedAtMillis() {
        return startedAtMillis;
    }

    /** Every slice in order. */
    List<SliceRecord> slices() {
        return log.records(spec.lap());
    }

    /** The pauses of the platform in its turns, as they were found; their starts are ns since the first slice could begin. */
    List<Pause> pauses() {
        return List.copyOf(pauses);
    }

    /** The readings of the JVMs in order. */
    List<JvmReading> jvmReadings() {
        return jvms.all();
    }

    /** The client's I/O threads, and where they were seen. */
    List<ThreadRecord> clientThreads() {
        return client.records();
    }

    /** The same of the server. */
    List<ThreadRecord> serverThreads() {
        return server.records();
    }

    /** The times of all turns. */
    TurnTimes times() {
        return log.times(startedAtMillis);
    }

    /** Every request of its turns; empty unless the process keeps them, and there is a plan. */
    Optional<RawLog> rawLog() {
        return Optional.ofNullable(rawLog);
    }

    /** The ledger of its slow requests; empty unless the process keeps one. */
    Optional<LedgerDocument> ledger() throws IOException {
        return ledger == null ? Optional.empty() : Optional.of(ledger.document(startedAtNanos));
    }

    @Override
    public void close() throws IOException {
        try (client;
                server) {
            if (ledger != null) {
                ledger.close();
            }
        }
    }
}
