package dev.loopbench.results.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ForkReadingsTest {

    @TempDir
    private Path directory;

    @Test
    void aRealForkReadsTheKernelsCountersInOrder() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        ForkFiles files = ForkFiles.in(directory, "b01");
        ForkSpec spec = new ForkSpec(
                "nio-select",
                "nio-select",
                Placement.FREE,
                ServerMode.IN_PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1),
                50);
        try (Fork fork = new Fork(spec, Optional.of(files))) {
            fork.open();
            fork.slice();
            fork.park();
            fork.turn(1);
        }

        ForkRecord record = files.read();
        KernelReadings kernel = Objects.requireNonNull(record.kernel());
        assertThat(record.failure()).isNull();
        assertThat(record.jvms()).hasSize(2).allSatisfy(reading -> {
            assertThat(reading.slices()).isPositive();
            assertThat(reading.client().allocatedBytes()).isPositive();
            assertThat(reading.server().allocatedBytes()).isPositive();
        });
        assertThat(kernel.opening().monotonicNanos())
                .isLessThan(kernel.started().monotonicNanos());
        assertThat(kernel.nanos()).isPositive();
        assertThat(kernel.growth(Counter.RETRANSMITTED_SEGMENTS)).isPresent();
        assertThat(Objects.requireNonNull(record.client()).threads())
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(kernel.ended().stealMillis())
                        .containsKeys(thread.seen().keySet().toArray(Integer[]::new)));
    }
}
