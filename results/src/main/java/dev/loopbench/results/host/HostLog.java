package dev.loopbench.results.host;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where the words of a host and of its forks go: to the end of a file, or nowhere. A file that takes no more, on a full disk or in
 * a directory that is gone, ends neither the host nor the run. Safe for use by several threads.
 */
public final class HostLog {

    private final Optional<Path> file;
    private volatile boolean isBroken;

    private HostLog(Optional<Path> file) {
        this.file = file;
    }

    /** @param place a file, or {@link ProcessBuilder.Redirect#DISCARD} */
    public static HostLog at(ProcessBuilder.Redirect place) {
        File file = place.equals(ProcessBuilder.Redirect.DISCARD) ? null : place.file();
        return new HostLog(Optional.ofNullable(file).map(File::toPath));
    }

    /** Appends a line. */
    public synchronized void take(String line) {
        if (file.isEmpty() || isBroken) {
            return;
        }
        try {
            Files.writeString(
                    file.get(),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            isBroken = true;
        }
    }
}
