package dev.loopbench.results.cli;

import dev.loopbench.core.text.Printable;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.option.GivenRun;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.page.RunPage;
import dev.loopbench.results.page.RunsPage;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the page of a finished run again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Writes the page of a stored run, or one of several side by side: an HTML file that works offline. Prints its"
                        + " path.")
final class ReportCommand implements Callable<Integer> {

    /** As many as there are letters. */
    private static final int MOST = 26;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "Directory of the run, or of several: the page shows them side by side and compares"
                    + " them with the first. Default: the latest in 'runs' next to the jar.")
    private List<Path> directories = List.of();

    @Override
    public Integer call() {
        List<RunDirectory> runs = directories.isEmpty()
                ? List.of(new RunDirectory(GivenRun.directory(null)))
                : directories.stream()
                        .map(directory -> new RunDirectory(GivenRun.directory(directory)))
                        .toList();
        if (runs.stream().distinct().count() < runs.size()) {
            throw new UnusableInput("DIR", "is given twice: a run cannot be compared with itself");
        }
        if (runs.size() > MOST) {
            throw new UnusableInput("DIR", runs.size() + " runs: allowed are 1 to " + MOST);
        }
        try {
            Path page = Step.during(
                    "reading the run", () -> runs.size() == 1 ? RunPage.write(runs.get(0)) : RunsPage.write(runs));
            spec.commandLine().getOut().println(Printable.line(page.toString()));
            return 0;
        } catch (IOException e) {
            String names = runs.stream().map(run -> run.path().toString()).collect(Collectors.joining(", "));
            throw new UnusableInput("DIR", names + " is no run that can be shown: " + e.getMessage());
        }
    }
}
