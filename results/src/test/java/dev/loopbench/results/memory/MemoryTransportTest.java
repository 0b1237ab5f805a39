package dev.loopbench.results.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A fork without I/O leaves what every fork leaves. */
@Timeout(60)
class MemoryTransportTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void makeDirectories() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
    }

    @Test
    void leavesSlicesThatWereRecordedAndWitnessed() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "fork");
        ForkSpec spec = new ForkSpec(
                MemoryTransport.NAME,
                MemoryTransport.NAME,
                Placement.FREE,
                ServerMode.IN_PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1),
                100);
        try (Fork fork = new Fork(spec, Optional.of(files), ForkEnds.onOneThread(new MemoryTransport()))) {
            fork.open();
            assertThat(fork.slice()).isEqualTo(100);
            assertThat(fork.slice()).isEqualTo(100);
        }

        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        assertThat(record.slices()).hasSize(2).allSatisfy(slice -> {
            assertThat(slice.laps()).extracting(Lap::count).containsExactly(50L, 50L);
            assertThat(slice.trips().meanNanos()).isPositive();
            assertThat(slice.witnessed().clientBefore()).isPositive();
        });
        assertThat(Objects.requireNonNull(record.client()).threads()).hasSize(1);
        assertThat(Objects.requireNonNull(record.server()).threads()).isEmpty();
    }

    @Test
    void isNotFoundAmongTheTransports() {
        assertThat(Transports.load().all())
                .noneMatch(transport -> transport.name().equals(MemoryTransport.NAME));
    }
}
