package dev.loopbench.results.floor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.Assumptions;

/** The program as tests use it; those are skipped where it cannot be had. */
final class Compiled {

    private Compiled() {}

    static FloorProgram in(Path directory) throws IOException {
        Optional<String> missing = FloorProgram.missing();
        Assumptions.assumeThat(missing).as("the floor can be had here").isEmpty();
        return FloorProgram.compile(directory);
    }
}
