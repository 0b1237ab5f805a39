package dev.loopbench.core.jdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where JNA unpacks the library by which it calls the kernel. It takes the user's caches; where those are on a file system from which
 * nothing may be executed, the JVM's error says nothing of that, and every fork would break.
 */
public final class NativeDirectory {

    private static final String PROPERTY = "jna.tmpdir";
    private static final String OPTION = "-D" + PROPERTY + "=";
    private static final String NOEXEC = "noexec";

    private NativeDirectory() {}

    /**
     * The JVM option that names another directory, where it is needed.
     *
     * @throws IOException when code may be executed in none of those that this user can write to; one line with the remedy
     */
    public static Optional<String> option() throws IOException {
        boolean isGiven =
                EnvironmentOptions.ofThisProcess().options().stream().anyMatch(option -> option.startsWith(OPTION));
        return isGiven ? Optional.empty() : option(mounts(), usual(), others());
    }

    /**
     * Has JNA of this process unpack where it may, if that is not the usual place. To be called before anything loads native code.
     *
     * @throws IOException as {@link #option}
     */
    public static void use() throws IOException {
        option().map(option -> option.substring(OPTION.length()))
                .ifPresent(directory -> System.setProperty(PROPERTY, directory));
    }

    private static List<String> mounts() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mounts"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // What is not known is not forbidden.
            return List.of();
        }
    }

    private static Path usual() {
        String caches = System.getenv("XDG_CACHE_HOME");
        return caches == null || caches.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(caches);
    }

    private static List<Path> others() {
        return Stream.of(System.getProperty("java.io.tmpdir"), "/dev/shm", System.getProperty("user.dir"))
                .map(Path::of)
                .filter(Files::isWritable)
                .toList();
    }

    /**
     * @param mounts lines of {@code /proc/self/mounts}
     * @param usual what JNA takes by itself
     * @param others that are there and can be written to, the best first
     */
    static Optional<String> option(List<String> mounts, Path usual, List<Path> others) throws IOException {
        if (mayExecute(mounts, usual)) {
            return Optional.empty();
        }
        return Optional.of(others.stream()
                .filter(other -> mayExecute(mounts, other))
                .findFirst()
                .map(other -> OPTION + other)
                .orElseThrow(() -> new IOException("native code cannot be loaded: " + usual + " and "
                        + others + " are mounted noexec; name a directory that is not with JAVA_TOOL_OPTIONS="
                        + OPTION + "DIR")));
    }

    private static boolean mayExecute(List<String> mounts, Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        String options = "";
        int longest = -1;
        for (String mount : mounts) {
            String[] fields = mount.split(" ", -1);
            if (fields.length > 3) {
                Path point = Path.of(fields[1].replace("\\040", " "));
                if (path.startsWith(point) && point.getNameCount() >= longest) {
                    longest = point.getNameCount();
                    options = fields[3];
                }
            }
        }
        return !List.of(options.split(",", -1)).contains(NOEXEC);
    }
}
