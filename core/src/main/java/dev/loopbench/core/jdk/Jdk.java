package dev.loopbench.core.jdk;

import dev.loopbench.core.text.Printable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK installed on this machine.
 *
 * @param home its directory, without symbolic links
 * @param version its full version, such as 25.0.3
 * @param vendor who built it, as its release file says; "unknown" when that does not say
 */
public record Jdk(Path home, Runtime.Version version, String vendor) implements Comparable<Jdk> {

    private static final Comparator<Jdk> ORDER =
            Comparator.comparing(Jdk::version).thenComparing(Jdk::home);

    /**
     * The JDK at that directory, told by its {@code release} file and its launcher.
     *
     * @return empty when there is none, it cannot be read, or it is older than Java 9
     */
    public static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(launcher(home))) {
            return Optional.empty();
        }
        // Vendors write it in encodings of their own; what matters in it is ASCII.
        try (Reader text = Files.newBufferedReader(release, StandardCharsets.ISO_8859_1)) {
            Properties facts = new Properties();
            facts.load(text);
            Runtime.Version version = Runtime.Version.parse(unquoted(facts, "JAVA_VERSION", ""));
            return Optional.of(
                    new Jdk(home.toRealPath(), version, Printable.line(unquoted(facts, "IMPLEMENTOR", "unknown"))));
        } catch (IllegalArgumentException e) {
            // No version, or one in the notation before Java 9, such as 1.8.0_292.
            return Optional.empty();
        } catch (IOException | SecurityException e) {
            // Of many directories that are looked into, one that cannot be read is no JDK that can be used.
            return Optional.empty();
        }
    }

    /** The one that runs this. */
    public static Jdk running() {
        Path home = Path.of(System.getProperty("java.home"));
        return at(home).orElseGet(() -> new Jdk(home, Runtime.version(), System.getProperty("java.vendor")));
    }

    /** The number of its Java release, such as 25. */
    public int feature() {
        return version.feature();
    }

    /** The program that starts its JVM. */
    public Path launcher() {
        return launcher(home);
    }

    /** The older first; by directory where versions are equal. */
    @Override
    public int compareTo(Jdk other) {
        return ORDER.compare(this, other);
    }

    private static Path launcher(Path home) {
        return home.resolve("bin").resolve("java");
    }

    private static String unquoted(Properties facts, String key, String absent) {
        return facts.getProperty(key, absent).replace("\"", "");
    }
}
