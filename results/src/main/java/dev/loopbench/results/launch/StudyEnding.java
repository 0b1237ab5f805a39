package dev.loopbench.results.launch;

import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StoredTable;
import dev.loopbench.results.terminal.Interruption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The end of a budget or a curve: its tables are printed first, then everything is kept. */
final class StudyEnding {

    private final RunDirectory directory;
    private final Interruption interruption;
    private final PrintStream out;

    StudyEnding(RunDirectory directory, Interruption interruption, PrintStream out) {
        this.directory = directory;
        this.interruption = interruption;
        this.out = out;
    }

    /**
     * Prints the tables, writes the document and the page.
     *
     * @param path of the document
     * @param tables the text of the tables; it is made again for the file, without colour
     * @return whether the page could be written
     * @throws IOException when the document cannot be written
     */
    boolean print(Path path, Object document, Supplier<String> tables) throws IOException {
        out.println();
        out.print(tables.get());
        Documents.write(path, document);
        StoredTable.write(directory.path(), tables);
        interruption.stored();
        out.println();
        return RunEnding.printPage(directory, true, out);
    }
}
