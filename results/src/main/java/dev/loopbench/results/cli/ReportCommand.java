package dev.loopbench.results.cli;

import dev.loopbench.results.page.RunPage;
import dev.loopbench.results.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the page of a finished run again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes the page of a stored run: one HTML file that works offline. Prints its path.")
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the run.")
    private Path directory;

    @Override
    public Integer call() {
        if (!Files.isDirectory(directory)) {
            throw new UnusableInput("DIR", directory + " is not a directory; a run's directory is expected");
        }
        try {
            spec.commandLine()
                    .getOut()
                    .println(Step.during("reading the run", () -> RunPage.write(new RunDirectory(directory))));
            return 0;
        } catch (IOException e) {
            throw new UnusableInput("DIR", directory + " is no run that can be shown: " + e.getMessage());
        }
    }
}
