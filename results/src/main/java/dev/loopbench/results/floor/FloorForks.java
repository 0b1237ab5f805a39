package dev.loopbench.results.floor;

import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkEnds;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.measurement.ForkSpec;
import dev.loopbench.core.measurement.Patience;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs forks of the program, one at a time. Used by one thread; may be closed by another. */
public final class FloorForks implements Closeable {

    private final FloorProgram program;
    private final Optional<Path> sockets;
    private @Nullable ProgramEnds running;
    private boolean closed;

    /** @param sockets the directory for socket files; without one there are none */
    public FloorForks(FloorProgram program, Optional<Path> sockets) {
        this.program = program;
        this.sockets = sockets;
    }

    /** What is run. */
    public FloorProgram program() {
        return program;
    }

    /**
     * Runs a fork to its end, slice by slice as forks of transports are, and leaves its files, the record of a failure
     * among them.
     *
     * @param warmup how long before the slices count
     * @param measure how long they count
     * @throws IOException when it failed
     */
    public void run(ForkSpec spec, ForkFiles files, Duration warmup, Duration measure, Patience patience)
            throws IOException {
        try (Fork fork = new Fork(spec, Optional.of(files), this::open)) {
            fork.open();
            long end = System.nanoTime() + warmup.plus(measure).toNanos();
            while (System.nanoTime() < end) {
                fork.slice();
            }
            fork.linger(patience, warmup);
        } finally {
            ended();
        }
    }

    private ForkEnds open(ForkSpec spec) throws IOException {
        ProgramEnds ends = ProgramEnds.open(program, spec, sockets);
        synchronized (this) {
            running = ends;
            if (closed) {
                ends.kill();
            }
        }
        return ends;
    }

    private synchronized void ended() {
        running = null;
    }

    /** Whether no further fork is to be run. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Ends the fork that is running, which then fails. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.kill();
        }
    }
}
