package dev.loopbench.results.compare;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StoredEnvironment;
import dev.loopbench.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One of the two runs.
 *
 * @param run what was run
 * @param environment where
 */
public record Side(StoredRun run, StoredEnvironment environment) {

    /**
     * Reads a run's directory.
     *
     * @throws IOException when it is none, saying why in one line
     */
    public static Side read(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IOException(Files.exists(path) ? "not a directory" : "no such directory");
        }
        RunDirectory directory = new RunDirectory(path);
        return new Side(StoredRun.read(directory), StoredEnvironment.read(directory));
    }
}
