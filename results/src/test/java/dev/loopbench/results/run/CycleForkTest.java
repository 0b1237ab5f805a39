package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole fork with a connection for each request. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class CycleForkTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "nio-select, PROCESS, TCP",
        "blocking-channel, IN_PROCESS, TCP",
        "netty-nio, IN_PROCESS, TCP",
        "nio-select, IN_PROCESS, UNIX",
    })
    void leavesThePhasesOfItsCyclesAndWhatLingersAfterIt(String transport, ServerMode mode, AddressFamily address)
            throws IOException {
        for (String folder : List.of("forks", "latency", "sockets")) {
            Files.createDirectory(directory.resolve(folder));
        }
        ForkFiles files = ForkFiles.in(directory, "fork");
        ForkSpec spec = new ForkSpec(
                transport,
                transport,
                Placement.FREE,
                mode,
                Traffic.of(new MessageShape(64, 64), 1, 1).over(address).using(ConnectionUse.PER_REQUEST),
                50);
        try (Fork fork = new Fork(spec, Optional.of(files), Optional.of(directory.resolve("sockets")))) {
            fork.open();
            assertThat(fork.slice()).isEqualTo(50);
            fork.park();
            fork.turn(1);
            fork.turn(2);
        }

        ForkRecord record = files.collect();
        assertThat(record.failure()).isNull();
        assertThat(record.spec().traffic().use()).isEqualTo(ConnectionUse.PER_REQUEST);
        assertThat(record.slices()).hasSize(3).allMatch(slice -> slice.trips().count() == 50);
        for (String tag : List.of("connect", "exchange", "close")) {
            assertThat(Files.readAllLines(files.histograms()))
                    .filteredOn(line -> line.startsWith("Tag=" + tag + ","))
                    .hasSize(2);
        }
        KernelReadings kernel = Objects.requireNonNull(record.kernel());
        assertThat(kernel.opening().counts()).containsKey(Counter.TIME_WAIT_SOCKETS);
        assertThat(kernel.ended().counts()).containsKey(Counter.TIME_WAIT_SOCKETS);
    }
}
