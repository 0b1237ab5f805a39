package dev.loopbench.results.floor;

import dev.loopbench.core.transport.Floor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.assertj.core.api.Assumptions;
import org.jspecify.annotations.Nullable;

/**
 * The program as tests use it; those are skipped where it cannot be had. It is compiled once for all of them, which takes
 * longer than most of what they do with it.
 */
final class Compiled {

    private static @Nullable FloorProgram program;

    private Compiled() {}

    /** A copy of it in a directory, which is made if it is not there. */
    static FloorProgram in(Path directory) throws IOException {
        Optional<String> missing = FloorProgram.missing();
        Assumptions.assumeThat(missing).as("the floor can be had here").isEmpty();
        FloorProgram compiled = once();
        Files.createDirectories(directory);
        Path copy = directory.toAbsolutePath().resolve("floor");
        Files.copy(compiled.path(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        return new FloorProgram(copy, compiled.compiler(), compiled.build());
    }

    /** Skips the test where the kernel or a sandbox has not what the floor needs. */
    static void require(Floor floor) {
        Assumptions.assumeThat(floor == Floor.RING ? RingSupport.missing() : Optional.<String>empty())
                .as("the io_uring floor can run here")
                .isEmpty();
    }

    private static synchronized FloorProgram once() throws IOException {
        FloorProgram known = program;
        if (known == null) {
            Path directory = Files.createTempDirectory("floor");
            known = FloorProgram.compile(directory);
            program = known;
            directory.toFile().deleteOnExit();
            directory.resolve(FloorProgram.SOURCE).toFile().deleteOnExit();
            known.path().toFile().deleteOnExit();
        }
        return known;
    }
}
