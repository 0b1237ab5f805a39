package dev.loopbench.core.jdk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Where JDKs are usually installed. */
public final class Jdks {

    /** The oldest release that can run this suite. */
    public static final int OLDEST = 17;

    private Jdks() {}

    /** Every JDK from Java 17 on found on this machine, each once, the oldest first; the running one is among them. */
    public static NavigableSet<Jdk> find() {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        String named = System.getenv("JAVA_HOME");
        if (named != null && !named.isBlank()) {
            homes.add(Path.of(named));
        }
        homes.addAll(installed(Path.of("/"), Path.of(System.getProperty("user.home"))));
        NavigableSet<Jdk> found = among(homes);
        found.add(Jdk.running());
        return found;
    }

    /** Directories below {@code root} and {@code user} that by their place and name may be JDKs. */
    static List<Path> installed(Path root, Path user) {
        List<Path> homes = new ArrayList<>();
        homes.addAll(matching(root.resolve("usr/lib/jvm"), "*"));
        homes.addAll(matching(root.resolve("opt"), "{java,jdk}*"));
        homes.addAll(matching(root.resolve("opt/java"), "*"));
        homes.addAll(matching(user.resolve(".sdkman/candidates/java"), "*"));
        return homes;
    }

    /** Those that are JDKs, each once. */
    static NavigableSet<Jdk> among(List<Path> homes) {
        NavigableSet<Jdk> found = new TreeSet<>();
        for (Path home : homes) {
            Jdk.at(home).filter(jdk -> jdk.feature() >= OLDEST).ifPresent(found::add);
        }
        return found;
    }

    private static List<Path> matching(Path directory, String glob) {
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
                entries.forEach(paths::add);
            } catch (IOException | DirectoryIteratorException e) {
                // One that cannot be read hides no JDK elsewhere.
                return paths;
            }
        }
        return paths;
    }
}
