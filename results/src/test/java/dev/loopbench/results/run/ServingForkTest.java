package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forks whose server does something before it answers, and forks of many connections. */
@Timeout(60)
class ServingForkTest {

    private static final long WAIT_NANOS = 2_000_000;

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ForkFiles files;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        files = ForkFiles.in(directory, "fork");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking-channel", "nio-select", "nio-async", "netty-nio"})
    void noRoundTripTakesLessThanTheHandlerWaits(String transport) throws IOException {
        ForkRecord record = run(transport, 2, new Serving(0, WAIT_NANOS, 1), 20);

        // A histogram of three digits says at most this much less than was recorded.
        assertThat(record.slices())
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.trips().p50Nanos()).isGreaterThanOrEqualTo(WAIT_NANOS * 0.999));
    }

    @Test
    void handlersThreadsAreAmongThoseThatAreCharged() throws IOException {
        ForkRecord record = run("nio-select", 2, new Serving(0, WAIT_NANOS, 1), 20);

        assertThat(Objects.requireNonNull(record.server()).threads())
                .extracting(ThreadRecord::name)
                .filteredOn(name -> name.contains("handler"))
                .hasSize(HandlerOffloads.THREADS);
    }

    @Test
    void noRoundTripTakesLessThanHalfOfWhatIsComputed() throws IOException {
        long work = 2_000_000;
        ForkRecord record = run("nio-select", 1, new Serving(work, 0, 1), 20);

        // Calibration takes the fastest of many tries, so what is less than half of it was not computed at all.
        assertThat(record.slices())
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.trips().p50Nanos()).isGreaterThan(work / 2.0));
    }

    @Test
    void manyConnectionsAreAcceptedBeforeThreadsAreCountedAndMemoryIsRead() throws IOException {
        ForkRecord record = run("blocking-channel", 300, Serving.ECHO, 500);

        assertThat(Objects.requireNonNull(record.server()).threads())
                .extracting(ThreadRecord::name)
                .filteredOn(name -> name.contains("connection"))
                .hasSize(300);
        MemoryGrowth memory = Objects.requireNonNull(record.observations().memory());
        assertThat(memory.clientBytes()).isNotNull();
        assertThat(memory.serverBytes()).isNotNull();
    }

    private ForkRecord run(String transport, int connections, Serving serving, int slice) throws IOException {
        ForkSpec spec = new ForkSpec(
                transport,
                transport,
                Placement.FREE,
                ServerMode.IN_PROCESS,
                Traffic.of(new MessageShape(64, 64), connections, 1).servedBy(serving),
                slice);
        try (Fork fork = new Fork(spec, Optional.of(files))) {
            fork.open();
            fork.slice();
        }
        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        return record;
    }
}
