package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ForkFailureTest {

    @TempDir
    private Path directory;

    @Test
    void aForkThatFindsNoPortSaysWhatThereIsAndWhatHelps() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        ForkFiles files = ForkFiles.in(directory, "fork");
        ForkSpec spec = new ForkSpec(
                "some",
                "some",
                Placement.FREE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1).using(ConnectionUse.PER_REQUEST),
                100);
        try (Fork fork = new Fork(spec, Optional.of(files), asked -> {
            throw new IOException("cannot connect", new BindException("Cannot assign requested address"));
        })) {
            assertThatExceptionOfType(IOException.class).isThrownBy(fork::open);
        }

        Failure failure = Objects.requireNonNull(files.read().failure());
        assertThat(failure.kind()).isEqualTo(FailureKind.BROKEN);
        assertThat(failure.text())
                .startsWith("no local port is left: net.ipv4.ip_local_port_range is ")
                .containsPattern(" sockets? (is|are) in TIME_WAIT")
                .doesNotContain("\n");
    }
}
