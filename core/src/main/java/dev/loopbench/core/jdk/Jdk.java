package dev.loopbench.core.jdk;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK on disk.
 *
 * @param home its directory, links resolved
 * @param version its version
 * @param vendor who built it, empty when it does not say
 */
public record Jdk(Path home, Runtime.Version version, String vendor) {

    /** The oldest feature release that can run this suite. */
    public static final int OLDEST = 17;

    /** The JDK in that directory, or empty when there is none that says its version. */
    public static Optional<Jdk> at(Path directory) {
        Path release = directory.resolve("release");
        if (!Files.isExecutable(directory.resolve("bin").resolve("java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        try (Reader text = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(text);
            String version = unquoted(properties.getProperty("JAVA_VERSION", ""));
            String runtime = unquoted(properties.getProperty("JAVA_RUNTIME_VERSION", version));
            return Optional.of(new Jdk(
                    directory.toRealPath(),
                    Runtime.Version.parse(runtime),
                    unquoted(properties.getProperty("IMPLEMENTOR", ""))));
        } catch (IOException | IllegalArgumentException e) {
            // A directory without a readable version, such as that of an old JRE, is not a JDK that we can use.
            return Optional.empty();
        }
    }

    /** The running one. */
    public static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version(), System.getProperty("java.vendor", ""));
    }

    /** Its feature release, such as 25. */
    public int feature() {
        return version.feature();
    }

    /** Its launcher. */
    public Path java() {
        return home.resolve("bin").resolve("java");
    }

    private static String unquoted(String value) {
        return value.replace("\"", "").strip();
    }
}
