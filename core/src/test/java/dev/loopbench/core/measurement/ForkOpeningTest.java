package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ForkOpeningTest {

    private static final String TRANSPORT = "wrong-from-the-start";

    private final ClassLoader own = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    @BeforeEach
    void registerTheTransport() throws IOException {
        Thread.currentThread().setContextClassLoader(RegisteringLoader.of(own, WrongFromTheStart.class, directory));
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
    }

    @AfterEach
    void forgetTheTransport() {
        Thread.currentThread().setContextClassLoader(own);
    }

    @Test
    void wrongBytesInTheFirstBracketAreToldByTheServer() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "b01");
        ForkSpec spec = new ForkSpec(
                TRANSPORT,
                TRANSPORT,
                Placement.FREE,
                ServerMode.IN_PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1),
                50);
        try (Fork fork = new Fork(spec, Optional.of(files))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(fork::open);
        }

        Failure failure = Objects.requireNonNull(files.read().failure());
        assertThat(failure.kind()).isEqualTo(FailureKind.WRONG_BYTES);
    }
}
