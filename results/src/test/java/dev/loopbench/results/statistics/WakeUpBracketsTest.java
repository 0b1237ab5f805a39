package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The probe pairs of real forks: where a round trip wakes the other processor, they do so too. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class WakeUpBracketsTest {

    private static final int SLICE = 100;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "nio-select, nio-select, CROSS_CORE, 1, true",
        "netty-nio, blocking-socket, CROSS_CORE, 1, true",
        "nio-spin, nio-spin, CROSS_CORE, 1, false",
        "nio-select, nio-spin, CROSS_CORE, 1, false",
        "nio-select, nio-select, CROSS_CORE, 4, false",
        "nio-select, nio-select, SAME_CORE, 1, false",
        "nio-select, nio-select, FREE, 1, false",
    })
    void takeWakeUpsWhereBothEndsWaitOnProcessorsOfTheirOwn(
            String server, String client, Placement placement, int window, boolean taken) throws IOException {
        Placements placements = new Placements(Topology.ofThisProcess());
        assumeTrue(placements.assign(placement).isPresent(), () -> placements.missing(placement));
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        ForkFiles files = ForkFiles.in(directory, "b01");
        ForkSpec spec = new ForkSpec(
                server,
                client,
                placement,
                ServerMode.IN_PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, window),
                SLICE);
        try (Fork fork = new Fork(spec, Optional.of(files))) {
            fork.open();
            fork.slice();
        }

        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        SliceRecord slice = record.slices().get(0);
        assertThat(slice.witnessed().hasWakeUps()).isEqualTo(taken);
        assertThat(slice.laps())
                .allSatisfy(lap -> assertThat(lap.witnessed().hasWakeUps()).isEqualTo(taken));
    }
}
