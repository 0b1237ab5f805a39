package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fork of a part leaves what every fork leaves, and the kernel's counters tell what it does. */
@Timeout(60)
class PartForksTest {

    private static final int SLICE = 100;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Part.class)
    void leavesItsSlicesWithBrackets(Part part) throws IOException {
        ForkRecord record = run(part);

        assertThat(record.failure()).isNull();
        assertThat(record.slices()).isNotEmpty().allSatisfy(slice -> {
            assertThat(slice.trips().count()).isEqualTo(SLICE);
            assertThat(slice.laps()).extracting(Lap::count).containsExactly(50L, 50L);
            assertThat(slice.laps().get(0).witnessed().clientAfter()).isPositive();
            assertThat(slice.trips().meanNanos()).isPositive();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"SWITCH", "SWITCH_EPOLL", "SWITCH_RING"})
    void switchesOnceToThePeerForEachPass(Part part) throws IOException {
        assertThat(run(part).slices())
                .allSatisfy(slice -> assertThat(switches(slice)).isGreaterThanOrEqualTo(SLICE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CLOCK", "CALL", "STACK", "STACK_EPOLL", "STACK_RING", "PIPE", "PIPE_EPOLL", "PIPE_RING"})
    void waitsForNobody(Part part) throws IOException {
        // The command for a slice is waited for, and nothing in it.
        assertThat(run(part).slices())
                .allSatisfy(
                        slice -> assertThat(slice.client().voluntarySwitches()).isLessThan(SLICE / 10));
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(Transports.load().all())
                .noneMatch(transport -> Part.of(transport.name()).isPresent());
    }

    private static long switches(SliceRecord slice) {
        return slice.client().voluntarySwitches() + slice.client().forcedSwitches();
    }

    private ForkRecord run(Part part) throws IOException {
        FloorForks forks = new FloorForks(Compiled.in(directory.resolve("floor")), Optional.empty());
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        ForkFiles files = ForkFiles.in(directory, "fork");
        ForkSpec spec = new ForkSpec(
                part.label(),
                part.label(),
                Placement.SAME_CORE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1),
                SLICE);
        try {
            Turns.take(forks, spec, files);
        } catch (IOException e) {
            // Kernels may be built without it, and containers mostly forbid it.
            assumeThat(e).message().doesNotContain("io_uring");
            throw e;
        }
        return files.read();
    }
}
