package dev.loopbench.results.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where this user keeps what the suite can find out again, but not for nothing. */
public final class UserCache {

    private UserCache() {}

    /** {@code loopbench} in {@code XDG_CACHE_HOME}, by default {@code ~/.cache}; need not exist. */
    public static Path ofThisUser() {
        return caches(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home", ""))
                .resolve("loopbench");
    }

    /**
     * A user without an entry in the system's list has no home, which the JDK calls {@code ?}: the caches are in a directory for
     * temporary files that bears the user's number.
     */
    static Path caches(@Nullable String named, String home) {
        if (named != null && Path.of(named).isAbsolute()) {
            return Path.of(named);
        }
        if (Path.of(home).isAbsolute()) {
            return Path.of(home, ".cache");
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "loopbench-cache-" + user());
    }

    private static Object user() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "unknown";
        }
    }
}
