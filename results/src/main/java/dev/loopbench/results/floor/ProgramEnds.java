package dev.loopbench.results.floor;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.JvmUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Ends that are processes of the program. */
interface ProgramEnds extends ForkEnds {

    /**
     * Those of a floor or a part, whichever the fork names.
     *
     * @param sockets the directory for socket files
     */
    static ProgramEnds open(FloorProgram program, ForkSpec spec, Optional<Path> sockets) throws IOException {
        return Part.of(spec.server()).isPresent()
                ? PartEnds.open(program, spec)
                : FloorEnds.open(program, spec, sockets);
    }

    /** There is none. */
    @Override
    default Optional<JvmUsage> clientJvm() {
        return Optional.empty();
    }

    /** There is none. */
    @Override
    default Optional<JvmUsage> serverJvm() {
        return Optional.empty();
    }

    /** Ends all at once; from any thread. */
    void kill();
}
