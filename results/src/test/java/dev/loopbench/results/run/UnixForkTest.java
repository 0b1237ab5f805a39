package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

/** A whole fork over a Unix domain socket. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class UnixForkTest {

    @TempDir
    private Path directory;

    private Path sockets = Path.of("");
    private ForkFiles files = ForkFiles.in(sockets, "");

    @BeforeEach
    void makeDirectories() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
        sockets = Files.createDirectory(directory.resolve("a b"));
        files = ForkFiles.in(directory, "fork");
    }

    @ParameterizedTest
    @EnumSource(ServerMode.class)
    void hasAFileForItsUserAloneThatIsGoneInTheEnd(ServerMode mode) throws IOException {
        try (Fork fork = new Fork(spec("nio-select", mode), Optional.of(files), Optional.of(sockets))) {
            fork.open();
            fork.slice();
            try (Stream<Path> found = Files.list(sockets)) {
                assertThat(Files.getPosixFilePermissions(found.findFirst().orElseThrow()))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }

        assertThat(sockets).isEmptyDirectory();
        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        assertThat(record.spec().traffic().address()).isEqualTo(AddressFamily.UNIX);
        for (EndRecord end : Stream.of(record.client(), record.server())
                .map(Objects::requireNonNull)
                .toList()) {
            assertThat(end.socketOptions()).containsOnlyKeys("SO_SNDBUF", "SO_RCVBUF");
        }
    }

    @Test
    void withoutItsDirectoryItFailsAndSaysSo() {
        Fork fork = new Fork(
                spec("nio-select", ServerMode.PROCESS), Optional.of(files), Optional.of(directory.resolve("gone")));

        assertThatExceptionOfType(IOException.class).isThrownBy(fork::open);
        Failure failure = Objects.requireNonNull(files.read().failure());
        assertThat(failure.kind()).isEqualTo(FailureKind.BROKEN);
        assertThat(failure.text()).isEqualTo("the directory for the socket file is gone: " + directory.resolve("gone"));
    }

    @Test
    void aTransportWithoutUnixDomainSocketsIsNotReplaced() {
        Fork fork = new Fork(spec("blocking-socket", ServerMode.IN_PROCESS), Optional.of(files), Optional.of(sockets));

        assertThatExceptionOfType(Exception.class).isThrownBy(fork::open);
        assertThat(files.read().failure()).isNotNull();
        assertThat(sockets).isEmptyDirectory();
    }

    private static ForkSpec spec(String transport, ServerMode mode) {
        return new ForkSpec(
                transport,
                transport,
                Placement.FREE,
                mode,
                Traffic.of(new MessageShape(64, 64), 1, 1).over(AddressFamily.UNIX),
                50);
    }
}
