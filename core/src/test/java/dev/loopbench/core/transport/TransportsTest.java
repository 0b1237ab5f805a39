package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transport that cannot be used is set apart with the reason, and no other is affected. */
@Timeout(60)
class TransportsTest {

    @TempDir
    private Path registration;

    /** Throws when it is made. */
    public static final class ThrowingTransport extends NamedTransport {
        public ThrowingTransport() {
            super("throwing");
            throw new IllegalStateException("no licence\nfor this host");
        }
    }

    /** Throws when it is asked for its name. */
    public static final class NamelessTransport extends NamedTransport {
        public NamelessTransport() {
            super("");
        }
    }

    /** Would rewrite the terminal's title. */
    public static final class UnreadableTransport extends NamedTransport {
        public UnreadableTransport() {
            super("\u001b]0;x\u0007");
        }
    }

    /** Has the name of a floor. */
    public static final class FloorTransport extends NamedTransport {
        public FloorTransport() {
            super("floor-epoll");
        }
    }

    /** The first of its name. */
    public static final class FirstTransport extends NamedTransport {
        public FirstTransport() {
            super("double");
        }
    }

    /** The second. */
    public static final class SecondTransport extends NamedTransport {
        public SecondTransport() {
            super("double");
        }
    }

    /** Never says its name. */
    public static final class HangingTransport extends NamedTransport {
        public HangingTransport() {
            super("hanging");
        }

        @Override
        public String name() {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            throw new IllegalStateException("interrupted");
        }
    }

    @Test
    void eachThatCannotBeUsedIsToldAlone() throws Exception {
        Transports transports = load(
                ThrowingTransport.class.getName(),
                NamelessTransport.class.getName(),
                UnreadableTransport.class.getName(),
                FloorTransport.class.getName(),
                FirstTransport.class.getName(),
                SecondTransport.class.getName(),
                "no.such.Transport");

        assertThat(transports.all())
                .extracting(Transport::name)
                .contains("double")
                .doesNotContain("throwing");
        assertThat(transports.unusable())
                .containsEntry(ThrowingTransport.class.getName(), "throws java.lang.IllegalStateException: no licence")
                .containsEntry(NamelessTransport.class.getName(), "has no name")
                .containsEntry(FloorTransport.class.getName(), "has the name of a floor: floor-epoll")
                .containsEntry(
                        SecondTransport.class.getName(),
                        "has the name of another transport, double, which is " + FirstTransport.class.getName())
                .containsEntry("Provider no.such.Transport not found", "cannot be loaded");
        assertThat(transports.unusable().get(UnreadableTransport.class.getName()))
                .startsWith("has the name '\\x1b]0;x\\x07': allowed are");
    }

    @Test
    void oneThatHangsIsNotWaitedForLong() throws Exception {
        Transports transports = load(HangingTransport.class.getName(), FirstTransport.class.getName());

        assertThat(transports.unusable().get(HangingTransport.class.getName()))
                .startsWith("does not answer within 1 s; it is in ");
        assertThat(transports.all()).extracting(Transport::name).contains("double");
    }

    private Transports load(String... providers) throws Exception {
        Path services = Files.createDirectories(registration.resolve("META-INF/services"));
        Files.write(services.resolve(Transport.class.getName()), List.of(providers));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {registration.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return Transports.load(Duration.ofSeconds(1));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
