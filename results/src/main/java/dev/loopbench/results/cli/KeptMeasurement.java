package dev.loopbench.results.cli;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.launch.RunEnding;
import dev.loopbench.results.measure.MeasureDirectory;
import dev.loopbench.results.measure.MeasuredServices;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.terminal.FailureLine;
import dev.loopbench.results.terminal.ThisProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a measurement of users' own services is kept.
 *
 * @param base below which it gets a directory of its own
 */
record KeptMeasurement(Path base) {

    /**
     * Below that directory, or below {@code runs} beside the jar. Found out before anything is measured.
     *
     * @throws UnusableInput when nothing can be written there
     */
    static KeptMeasurement below(@Nullable Path output) {
        Path base = output == null ? ThisProgram.runs() : output.toAbsolutePath();
        try {
            Files.createDirectories(base);
        } catch (IOException e) {
            throw new UnusableInput("--output", "cannot write to " + base + ": " + FailureLine.line(e));
        }
        if (!Files.isWritable(base)) {
            throw new UnusableInput("--output", "cannot write to " + base + ": permission denied");
        }
        return new KeptMeasurement(base);
    }

    /**
     * Writes all of it, and its page.
     *
     * @param table as it was printed
     * @param out for the path of the page
     * @return whether there is a page
     * @throws IOException when a document cannot be written
     */
    boolean write(MeasuredServices measured, Instant start, Supplier<String> table, PrintStream out)
            throws IOException {
        RunDirectory directory = RunDirectory.createWithoutForks(base, start);
        MeasureDirectory.write(directory, measured, table);
        out.println();
        return RunEnding.printPage(directory, true, out);
    }
}
