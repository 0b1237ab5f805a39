package dev.loopbench.results.cli;

import dev.loopbench.results.page.RunPage;
import dev.loopbench.results.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Directory of the run. Default: the latest in 'runs' beside the jar.")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        Path run = GivenRun.directory(directory);
        try {
            spec.commandLine()
                    .getOut()
                    .println(Step.during("reading the run", () -> RunPage.write(new RunDirectory(run))));
            return 0;
        } catch (IOException e) {
            throw new UnusableInput("DIR", run + " is no run that can be shown: " + e.getMessage());
        }
    }
}
