package dev.loopbench.results.files;

import dev.loopbench.results.text.LineWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The output of a command at its end, kept in its directory so that it can be printed again, byte for byte. */
public final class StoredTable {

    private static final String FILE = "table.txt";

    /** Where the other is wider. */
    private static final String NARROW = "table-80.txt";

    private StoredTable() {}

    /**
     * Makes a table, and keeps it and the same for a terminal of {@value LineWidth#LEAST} columns.
     *
     * @param directory of the run
     * @param table made in whatever width holds then
     * @throws IOException when it cannot be written; one line that names the file and says why
     */
    public static void write(Path directory, Supplier<String> table) throws IOException {
        Documents.writeText(directory.resolve(FILE), table.get());
        Documents.writeText(directory.resolve(NARROW), LineWidth.at(LineWidth.LEAST, table));
    }

    /**
     * As it was printed, or the narrow one where that is wider than lines may be now.
     *
     * @throws IOException when the directory holds none, saying why in one line
     */
    public static String read(Path directory) throws IOException {
        try {
            String table = Files.readString(directory.resolve(FILE));
            Path narrow = directory.resolve(NARROW);
            // Paths and commands are not broken, and as wide in both.
            boolean isWide = table.lines().mapToInt(String::length).max().orElse(0) > LineWidth.current();
            return isWide && Files.exists(narrow) ? Files.readString(narrow) : table;
        } catch (NoSuchFileException e) {
            throw new IOException("no " + FILE + " in it", e);
        }
    }
}
