package dev.loopbench.results.floor;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.record.ForkSpec;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes forks of the program. Safe for use by several threads. */
public final class FloorForks implements Closeable {

    private final FloorProgram program;
    private final Optional<Path> sockets;
    private final Set<ProgramEnds> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param sockets the directory for socket files; without one there are none */
    public FloorForks(FloorProgram program, Optional<Path> sockets) {
        this.program = program;
        this.sockets = sockets;
    }

    /** The program that is run. */
    public FloorProgram program() {
        return program;
    }

    /**
     * A fork of the program, which is yet to be opened. It leaves the files that every fork leaves, the record of a failure among
     * them.
     */
    public Fork fork(ForkSpec spec, ForkFiles files) {
        return new Fork(spec, Optional.of(files), this::open);
    }

    private ForkEnds open(ForkSpec spec) throws IOException {
        if (closed) {
            throw new IOException("the run was ended");
        }
        ProgramEnds ends = ProgramEnds.open(program, spec, sockets);
        running.add(ends);
        if (closed) {
            ends.kill();
        }
        return ends;
    }

    /** Whether no further fork is to be run. */
    public boolean isClosed() {
        return closed;
    }

    /** Ends the forks that are running, which then fail. */
    @Override
    public void close() {
        closed = true;
        running.forEach(ProgramEnds::kill);
    }
}
