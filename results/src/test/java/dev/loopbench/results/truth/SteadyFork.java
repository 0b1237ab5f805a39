package dev.loopbench.results.truth;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A fork that is long enough to be compiled, with both ends in this JVM. */
final class SteadyFork {

    static final int TRIPS = 500;

    private static final int SLICES = 250;

    private SteadyFork() {}

    /** Arguments: transport, placement, directory. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[2]);
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        ForkSpec spec = new ForkSpec(
                arguments[0],
                arguments[0],
                Placement.valueOf(arguments[1]),
                ServerMode.IN_PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1),
                TRIPS);
        try (Fork fork = new Fork(spec, Optional.of(files(directory)))) {
            fork.open();
            for (int i = 0; i < SLICES; i++) {
                fork.slice();
            }
        }
    }

    /** The files of the fork that was run with this directory. */
    static ForkFiles files(Path directory) {
        return ForkFiles.in(directory, "fork");
    }
}
