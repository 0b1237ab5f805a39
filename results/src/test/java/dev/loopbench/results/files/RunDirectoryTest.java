package dev.loopbench.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    private static final Instant START = Instant.parse("2026-11-22T14:03:05.678Z");

    @TempDir
    private Path base;

    @Test
    void isNamedAfterTheTimeInUtc() throws IOException {
        RunDirectory directory = RunDirectory.create(base.resolve("runs"), START);

        assertThat(directory.name()).isEqualTo("2026-11-22T14-03-05Z");
        assertThat(directory.path().resolve("forks")).isDirectory();
        assertThat(directory.path().resolve("latency")).isDirectory();
    }

    @Test
    void theLatestIsARelativeLinkToTheLastOne() throws IOException {
        RunDirectory.create(base, START);
        RunDirectory.create(base, START.plusSeconds(1));

        assertThat(Files.readSymbolicLink(base.resolve("latest"))).hasToString("2026-11-22T14-03-06Z");
    }

    @Test
    void aFileOfTheUserCalledLatestStays() throws IOException {
        Path own = Files.writeString(base.resolve("latest"), "mine");

        RunDirectory.create(base, START);

        assertThat(own).hasContent("mine");
    }

    /** uv 13345: a disk formatted as exFAT. A zip file has no symbolic links either. */
    @Test
    void aFileSystemWithoutSymbolicLinksHasNoLatest() throws IOException {
        URI zip = URI.create("jar:" + base.resolve("disk.zip").toUri());
        try (FileSystem disk = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path runs = disk.getPath("/runs");

            RunDirectory directory = RunDirectory.create(runs, START);

            assertThat(directory.path().resolve("forks")).isDirectory();
            assertThat(runs.resolve("latest")).doesNotExist();
        }
    }

    @Test
    void twoRunsOfOneSecondAreKeptApart() throws IOException {
        RunDirectory.create(base, START);
        RunDirectory second = RunDirectory.create(base, START);

        assertThat(second.name()).isEqualTo("2026-11-22T14-03-05Z-2");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamedWithTheReason() throws IOException {
        Path file = Files.writeString(base.resolve("file"), "");

        assertThatThrownBy(() -> RunDirectory.create(file, START))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write to " + file + ": " + file + " is in the way");
        assertThatThrownBy(() -> RunDirectory.create(Path.of("/proc/loopbench"), START))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write to /proc/loopbench: ");
    }

    @Test
    void aForkIsReadBackByItsName() throws IOException {
        RunDirectory directory = RunDirectory.create(base, START);
        ForkEntry fork = SimulatedFork.of(SimulatedPlan.cell("nio-select"), 3, 2, slice -> slice)
                .writeTo(directory, 1);

        assertThat(fork.name()).isEqualTo("b03_round-trip_same-core_nio-select_process_64x64_1x1_25.0.3-9-LTS");
        assertThat(directory.fork(fork.name()).read()).isEqualTo(fork.record());
    }
}
