package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.FailureKind;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
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
        Path registration = Files.writeString(directory.resolve("services"), WrongFromTheStart.class.getName());
        Thread.currentThread().setContextClassLoader(new Registering(own, registration));
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

    /** Has one provider more. */
    private static final class Registering extends ClassLoader {
        private final Path registration;

        Registering(ClassLoader parent, Path registration) {
            super(parent);
            this.registration = registration;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/services/" + Transport.class.getName())
                    ? Collections.enumeration(List.of(url()))
                    : super.getResources(name);
        }

        private URL url() throws MalformedURLException {
            return registration.toUri().toURL();
        }
    }
}
