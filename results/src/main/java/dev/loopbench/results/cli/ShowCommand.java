package dev.loopbench.results.cli;

import dev.loopbench.results.files.StoredTable;
import dev.loopbench.results.option.GivenRun;
import dev.loopbench.results.option.UnusableInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a stored run again. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the tables of a stored run again, byte for byte as they were printed at its end.",
            "Also those of 'budget', 'curve', 'tune' and 'measure'."
        })
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Directory of the run. Default: the latest in 'runs' next to the jar.")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        Path run = GivenRun.directory(directory);
        String table;
        try {
            table = StoredTable.read(run);
        } catch (IOException e) {
            throw new UnusableInput(
                    "DIR",
                    run + " holds nothing to show: " + e.getMessage()
                            + "; it is written at the end of a run, 'run --resume' goes on with a run that has none");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }
}
