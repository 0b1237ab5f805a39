package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.plan.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole fork of a stream under a congestion control of our choice. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class StreamForkTest {

    private static final int SLICE = 32;

    @TempDir
    private Path directory;

    private ForkFiles files = ForkFiles.in(Path.of(""), "");

    @BeforeEach
    void makeDirectories() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        files = ForkFiles.in(directory, "fork");
    }

    @ParameterizedTest
    @EnumSource(ServerMode.class)
    void hasTheCongestionControlInEffectOnBothEnds(ServerMode mode) throws IOException {
        try (Fork fork = new Fork(spec(mode, Direction.DOWN, "reno"), Optional.of(files))) {
            fork.open();
            assertThat(fork.slice()).isGreaterThanOrEqualTo(SLICE);
        }

        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        for (EndRecord end : Stream.of(record.client(), record.server())
                .map(Objects::requireNonNull)
                .toList()) {
            assertThat(end.socketOptions()).containsEntry("TCP_CONGESTION", "reno");
        }
    }

    @Test
    void aCongestionControlThatIsNotThereFailsTheForkInOneLine() {
        Fork fork = new Fork(spec(ServerMode.IN_PROCESS, Direction.UP, "nosuch"), Optional.of(files));

        assertThatExceptionOfType(IOException.class).isThrownBy(fork::open);
        assertThat(Objects.requireNonNull(files.read().failure()).text()).startsWith("congestion control nosuch: ");
    }

    private static ForkSpec spec(ServerMode mode, Direction direction, String congestion) {
        return new ForkSpec(
                "nio-select",
                "nio-select",
                Placement.FREE,
                mode,
                Traffic.of(direction.shape(64 * 1024), 1, 4).withCongestion(congestion),
                SLICE);
    }
}
