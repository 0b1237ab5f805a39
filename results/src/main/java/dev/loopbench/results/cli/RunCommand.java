package dev.loopbench.results.cli;

import dev.loopbench.results.launch.ResumedRun;
import dev.loopbench.results.launch.RunLauncher;
import dev.loopbench.results.launch.RunRequest;
import dev.loopbench.results.launch.RunSockets;
import dev.loopbench.results.option.EvidenceOptions;
import dev.loopbench.results.option.JdkChoice;
import dev.loopbench.results.option.Names;
import dev.loopbench.results.option.ObservationOptions;
import dev.loopbench.results.option.ReportOptions;
import dev.loopbench.results.option.RunOptions;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.plan.PlanRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Measures a plan and prints the table. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Measures a plan of cells in interleaved forks, and prints a table.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private ObservationOptions observation = new ObservationOptions();

    @Mixin
    private ReportOptions form = new ReportOptions();

    @Option(
            names = "--jdks",
            split = ",",
            paramLabel = "JDK",
            description = "JDKs of the forks: releases such as 17,25, or directories. Default: the newest found.")
    private List<String> jdks = List.of();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Directory that keeps runs; each run has its own, named after its start. Default:"
                    + " 'runs' next to the jar.")
    private @Nullable Path output;

    @Option(
            names = RunSockets.OPTION,
            defaultValue = "${sys:java.io.tmpdir}",
            paramLabel = "DIR",
            description = "Directory in which the run makes its own for socket files (mode 0700, removed at the"
                    + " end). Default: ${DEFAULT-VALUE}.")
    private Path socketDirectory;

    @Option(
            names = "--profile-forks",
            description = "When all is measured, run one more fork of each cell under async-profiler, which counts for"
                    + " nothing, and leave a flame graph of each end in the run's directory.")
    private boolean profileForks;

    @Mixin
    private WaitOption wait = new WaitOption();

    @Option(names = "--dry-run", description = "Print the plan and stop.")
    private boolean dryRun;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Continue the interrupted run in this directory, with the same plan, seed and order.")
    private @Nullable Path resume;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        if (resume != null) {
            ResumedRun run = ResumedRun.in(resume);
            checkAlone();
            return run.measure(RunCommand::replayed, wait, out);
        }
        RunRequest asked = asked();
        RunLauncher run = new RunLauncher(asked, out);
        if (dryRun) {
            run.show();
            return 0;
        }
        return run.measure(output, StartedArguments.of(spec, asked.request().seed()), wait);
    }

    private void checkAlone() {
        boolean hasOthers = spec.commandLine().getParseResult().matchedOptions().stream()
                .anyMatch(option -> !List.of("--resume", "--wait", "--color").contains(option.longestName()));
        if (hasOthers) {
            throw new UnusableInput("--resume", "the run keeps its own options: leave out all others");
        }
    }

    /** The request that those arguments of this command make. */
    private static RunRequest replayed(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(arguments);
        ParseResult parsed = Loopbench.commandLine().parseArgs(words.toArray(String[]::new));
        return ((RunCommand) parsed.subcommand().commandSpec().userObject()).asked();
    }

    /** Checked before anything is started or written. */
    private RunRequest asked() {
        PlanRequest request = options.request();
        Names.check(request);
        evidence.check(request);
        form.check();
        return new RunRequest(
                request,
                JdkChoice.of(jdks),
                socketDirectory,
                evidence,
                form,
                profileForks,
                observation.observation(request));
    }
}
