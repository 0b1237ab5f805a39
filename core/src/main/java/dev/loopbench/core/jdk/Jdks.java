package dev.loopbench.core.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the JDKs that can run this suite, in the places where package managers put them.
 *
 * @param found newest first; never empty, since the running one is among them
 */
public record Jdks(List<Jdk> found) {

    public Jdks {
        found = List.copyOf(found);
    }

    /** All JDKs of this machine from release {@value Jdk#OLDEST} on. */
    public static Jdks ofThisMachine() {
        Set<Path> candidates = new LinkedHashSet<>();
        candidates.add(Path.of(System.getProperty("java.home")));
        Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(candidates::add);
        candidates.addAll(children(Path.of("/usr/lib/jvm")));
        candidates.addAll(children(Path.of("/usr/java")));
        candidates.addAll(children(Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java")));
        children(Path.of("/opt")).stream()
                .filter(path -> path.getFileName().toString().matches(".*(?i)(jdk|java).*"))
                .forEach(candidates::add);
        return among(candidates);
    }

    /** The usable ones among these directories. */
    static Jdks among(Collection<Path> candidates) {
        return new Jdks(candidates.stream()
                .flatMap(candidate -> Jdk.at(candidate).stream())
                .filter(jdk -> jdk.feature() >= Jdk.OLDEST)
                .collect(Collectors.toMap(Jdk::home, Function.identity(), (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Jdk::version).reversed().thenComparing(Jdk::home))
                .toList());
    }

    /** The newest of them. */
    public Jdk newest() {
        return found.get(0);
    }

    /** The newest of that feature release. */
    public Optional<Jdk> ofFeature(int feature) {
        return found.stream().filter(jdk -> jdk.feature() == feature).findFirst();
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
