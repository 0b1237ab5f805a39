package dev.loopbench.results.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a command printed at its end, kept in its directory so that it can be printed again, byte for byte. */
public final class StoredTable {

    private static final String FILE = "table.txt";

    private StoredTable() {}

    /**
     * Keeps it, whole or not at all.
     *
     * @param directory of the run
     * @throws IOException when it cannot be written; one line that names the file and says why
     */
    public static void write(Path directory, String table) throws IOException {
        Documents.writeText(directory.resolve(FILE), table);
    }

    /** @throws IOException when the directory holds none, saying why in one line */
    public static String read(Path directory) throws IOException {
        try {
            return Files.readString(directory.resolve(FILE));
        } catch (NoSuchFileException e) {
            throw new IOException("no " + FILE + " in it", e);
        }
    }
}
