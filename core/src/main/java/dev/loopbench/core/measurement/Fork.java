package dev.loopbench.core.measurement;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.ends.TransportEndsOpener;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

    private final ForkSpec spec;
    private final ForkEnds.Opener opener;
    private final ForkReport report;
    private @Nullable ForkEnds link;
    private @Nullable RunningFork running;
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
        this(spec, files, of -> TransportEndsOpener.open(of, sockets));
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
            ForkUsage usage = new ForkUsage();
            ForkEnds opened = opener.open(spec);
            link = opened;
            opened.resume();
            opened.probePair();
            opened.verifyImplementations();
            running = new RunningFork(spec, opened, usage);
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /** Has both ends warm up on that processor, wherever their placement has them from their first turn on. */
    public void warmUpOn(int cpu) {
        requireRunning().warmUpOn(cpu);
    }

    /**
     * Measures one slice between its probe pairs.
     *
     * @return its counted round trips
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public long slice() throws IOException {
        return guarded(RunningFork::slice);
    }

    /**
     * The same, and tells what it shows.
     *
     * @param figures that the slice is added to
     */
    public long slice(SliceFigures figures) throws IOException {
        return guarded(fork -> fork.slice(figures));
    }

    /**
     * Goes on warming up until the compilers of both ends are at rest.
     *
     * @param longest when to give up, from now
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void settle(Duration longest) throws IOException {
        guarded(fork -> {
            fork.settle(longest);
            return 0;
        });
    }

    /**
     * Parks both ends until the first turn.
     *
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void park() throws IOException {
        guarded(fork -> {
            fork.park();
            return 0;
        });
    }

    /**
     * Takes a turn: wakes both ends, measures one slice and parks them again.
     *
     * @param round its number, from 1 on and rising; 0 for a turn that does not count, and only keeps the ends alive
     * @throws IOException when an end broke; the fork is then closed and its record says why
     */
    public void turn(int round) throws IOException {
        requireRunning().requireParked();
        guarded(fork -> {
            fork.turn(round);
            return 0;
        });
    }

    /** One action of a running fork, and its result. */
    @FunctionalInterface
    private interface Step {
        long with(RunningFork fork) throws IOException;
    }

    /** Where a step fails, the fork is closed. */
    private long guarded(Step step) throws IOException {
        RunningFork fork = requireRunning();
        try {
            return step.with(fork);
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    private RunningFork requireRunning() {
        RunningFork fork = running;
        if (fork == null || link == null || isFinished) {
            throw new IllegalStateException("the fork is not open");
        }
        return fork;
    }

    /** Whether it broke; its record then says why. */
    public boolean isBroken() {
        return report.hasFailed();
    }

    /** Leaves the record; there are no slices after that. The ends stay parked. May be called more than once. */
    public void finish() throws IOException {
        ForkEnds open = link;
        if (open != null && !isFinished) {
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
            leaveRecord(open);
        } finally {
            link = null;
            open.close();
        }
    }

    private void fail(Exception cause) {
        if (report.hasFailed()) {
            return;
        }
        Failure failure = report.failed(cause);
        ForkEnds open = link;
        link = null;
        try (open) {
            if (open == null) {
                report.leaveFailure(failure, null);
            } else {
                leaveRecord(open);
            }
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** Once: a fork that has finished has left it. */
    private void leaveRecord(ForkEnds open) throws IOException {
        if (isFinished) {
            return;
        }
        isFinished = true;
        try (RunningFork fork = running) {
            if (fork == null) {
                report.leaveFailure(Failure.broken("it ended before its first slice"), open);
            } else {
                fork.leave(report);
            }
        }
    }
}
