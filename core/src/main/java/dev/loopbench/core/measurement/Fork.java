package dev.loopbench.core.measurement;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.cost.CompilerClock;
import dev.loopbench.core.kernel.KernelCounters;
import dev.loopbench.core.kernel.KernelMeter;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.LocalPorts;
import dev.loopbench.core.session.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
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

    /** Few, since the code around a slice is not what is to be compiled. */
    private static final int PRACTISED_TURNS = 3;

    private final ForkSpec spec;
    private final ForkEnds.Opener opener;
    private final ForkReport report;
    private final KernelMeter kernel = KernelMeter.ofThisMachine();

    private @Nullable ForkEnds link;
    private @Nullable SliceMeter meter;
    private @Nullable KernelCounters opening;
    private @Nullable KernelCounters started;
    private @Nullable ParkingMeter parking;
    private Set<Long> pids = Set.of();
    private long clientPid;
    private long serverPid;
    private boolean isInTurns;
    private boolean isFinished;

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
        this.opener = opener;
        report = new ForkReport(spec, files);
    }

    /**
     * A fork of the same ends as this one on another placement, both of which must be held, or with other connections to the same
     * server. It is opened after this one, takes its turns while this one is parked, and is closed before it.
     *
     * @param other differs from this fork's by its placement, its connections, its window and its slice alone
     * @param record where its record goes when it is closed; empty leaves none
     */
    public Fork sharing(ForkSpec other, Optional<ForkFiles> record) {
        return new Fork(other, record, of -> {
            ForkEnds ends = link;
            if (ends == null) {
                throw new IOException("the fork whose ends are to be shared is not open");
            }
            return ends.sharedWith(of);
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
            opened.resume();
            opened.bracket();
            opened.verifyImplementations();
            // Both ends live in one process, or each in its own.
            clientPid = opened.client().pid();
            serverPid = opened.server().pid();
            pids = new TreeSet<>(List.of(clientPid, serverPid));
            started = kernel.read(pids);
            meter = new SliceMeter(spec, opened);
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
        return slice(measuring -> measuring.measure(WARM_UP));
    }

    /**
     * The same, and tells what it shows.
     *
     * @param figures that the slice is added to
     */
    public long slice(SliceFigures figures) throws IOException {
        return slice(measuring -> measuring.measure(figures));
    }

    /** One slice, measured somehow. */
    private interface Measuring {
        long with(SliceMeter meter) throws IOException;
    }

    private long slice(Measuring how) throws IOException {
        ForkEnds open = requireOpen();
        SliceMeter measuring = requireMeter();
        try {
            open.resume();
            measuring.readIfDue();
            return how.with(measuring);
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Goes on warming up until the compilers of both ends are at rest. Some turns are practised first: a compiler takes what has never
     * happened for impossible, and throws code away in which it then happens, which waits for thousands of round trips to be compiled
     * again.
     *
     * @param longest when to give up, from now
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void settle(Duration longest) throws IOException {
        ForkEnds open = requireOpen();
        SliceMeter measuring = requireMeter();
        try {
            long end = System.nanoTime() + longest.toNanos();
            open.resume();
            for (int turn = 0; turn < PRACTISED_TURNS; turn++) {
                measuring.practise();
            }
            try (CompilerClock compilers = CompilerClock.of(pids)) {
                CompilerQuiet quiet = new CompilerQuiet(compilers::nanos, System.nanoTime());
                boolean isReached = false;
                while (System.nanoTime() < end && !isReached) {
                    Exercise exercise = open.exercise();
                    quiet.awaitIdle();
                    isReached = quiet.isReached(System.nanoTime(), exercise.roundTrips(), nanosPerRoundTrip(exercise));
                }
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /** How long the next round trip takes to come when nobody else is at work. */
    private long nanosPerRoundTrip(Exercise exercise) {
        Pace pace = spec.traffic().pace();
        return pace.open()
                ? TimeUnit.SECONDS.toNanos(1) / pace.perSecond()
                : exercise.p50Nanos() / spec.traffic().outstanding();
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
        SliceMeter measuring = requireMeter();
        if (parking == null) {
            throw new IllegalStateException("the fork is not parked");
        }
        try {
            parking.resumed();
            open.resume();
            if (!isInTurns && round > WARM_UP) {
                isInTurns = true;
                // Until now the process has started up, and run the turns of other forks that share it.
                parking = new ParkingMeter(clientPid, serverPid);
                started = kernel.read(pids);
            }
            if (isPowerOfFour(round)) {
                measuring.read();
            }
            measuring.measure(round);
            open.park();
            parking.parked();
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

    private SliceMeter requireMeter() {
        SliceMeter measuring = meter;
        if (measuring == null) {
            throw new IllegalStateException("the fork is not open");
        }
        return measuring;
    }

    /** Whether it broke; its record then says why. */
    public boolean isBroken() {
        return report.hasFailed();
    }

    /** Leaves the record; there are no slices after that. The ends stay parked. May be called more than once. */
    public void finish() throws IOException {
        ForkEnds open = link;
        if (open != null && !isFinished) {
            isFinished = true;
            leaveRecord(open);
            open.park();
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
            if (!isFinished) {
                isFinished = true;
                leaveRecord(open);
            }
        } finally {
            link = null;
            open.close();
        }
    }

    private void fail(Exception cause) {
        if (report.hasFailed()) {
            return;
        }
        Optional<String> exhausted = spec.traffic().address() == AddressFamily.TCP
                ? LocalPorts.ofThisMachine().exhaustion(cause)
                : Optional.empty();
        Failure failure = exhausted.map(Failure::broken).orElseGet(() -> Failure.of(cause));
        report.failed(failure);
        ForkEnds open = link;
        link = null;
        try (open) {
            if (open == null) {
                report.leaveFailure(failure, null);
            } else if (!isFinished) {
                isFinished = true;
                leaveRecord(open);
            }
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void leaveRecord(ForkEnds open) throws IOException {
        // First of all, so that what the record itself costs is not counted.
        ParkedUsage parked = parking == null ? null : parking.usage();
        try (SliceMeter measured = meter) {
            if (measured == null) {
                report.leaveFailure(Failure.broken("it ended before its first slice"), open);
            } else {
                report.leave(open, measured, counted(), parked);
            }
        }
    }

    private @Nullable KernelReadings counted() {
        return opening == null || started == null ? null : new KernelReadings(opening, started, kernel.read(pids));
    }
}
