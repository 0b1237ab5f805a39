package dev.loopbench.results.store;

import java.nio.file.Path;
import java.util.Optional;

/** Where this user keeps what the suite can find out again, but not for nothing. */
public final class UserCache {

    private UserCache() {}

    /** {@code loopbench} in {@code XDG_CACHE_HOME}, by default {@code ~/.cache}; need not exist. */
    public static Path ofThisUser() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("loopbench");
    }
}
