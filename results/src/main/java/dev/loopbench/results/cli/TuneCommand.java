package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.results.launch.RunRequest;
import dev.loopbench.results.launch.RunSockets;
import dev.loopbench.results.launch.TuneRun;
import dev.loopbench.results.option.AxisOptions;
import dev.loopbench.results.option.Candidates;
import dev.loopbench.results.option.DurationConverter;
import dev.loopbench.results.option.EvidenceOptions;
import dev.loopbench.results.option.JdkChoice;
import dev.loopbench.results.option.Names;
import dev.loopbench.results.option.OptionValues;
import dev.loopbench.results.option.ReportOptions;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.run.Observation;
import dev.loopbench.results.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries the knobs of the tuning guide on this machine. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the knobs of the tuning guide (docs/guide/tuning.md) as variants of one"
                    + " transport, in turns, and reports the effect of each on this machine: gains, costs,"
                    + " or no effect.",
            "Takes some minutes, by --budget at most ten. The first of --jdks is tuned; others are knobs."
        },
        footer = {"", "Exit codes: 0 all went well, 1 something failed, 2 the input cannot be used."})
final class TuneCommand implements Callable<Integer> {

    /** A knob that is worth less is not worth its upkeep, and six blocks can tell that much. */
    private static final double BAND = 0.02;

    private static final Duration LEAST_BUDGET = Duration.ofSeconds(30);
    private static final Duration MOST_BUDGET = Duration.ofHours(2);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--transport",
            completionCandidates = Candidates.OfTransports.class,
            paramLabel = "TRANSPORT",
            description = "Transport to tune. Default: " + Names.USUAL_TRANSPORT + ".")
    private String transport = Names.USUAL_TRANSPORT;

    @Option(
            names = "--workload",
            completionCandidates = Candidates.OfWorkloads.class,
            paramLabel = "WORKLOAD",
            description = "As for 'run'. Default: round-trip.")
    private String workload = Workload.ROUND_TRIP.label();

    @Option(
            names = "--placement",
            completionCandidates = Candidates.OfPlacements.class,
            paramLabel = "PLACEMENT",
            description = "As for 'run'. Default: same-core.")
    private String placement = Placement.SAME_CORE.label();

    @Mixin
    private WaitOption wait = new WaitOption();

    @Mixin
    private AxisOptions axes = new AxisOptions();

    @Option(
            names = "--knobs",
            split = ",",
            paramLabel = "KNOB",
            description = "Knobs to try: names, globs or groups (sockets, threads, placement, collector, jvm,"
                    + " netty, jdk, control). 'nothing' is a control. Default: all that apply, without the"
                    + " control.")
    private List<String> knobs = List.of();

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "Blocks of every knob. Verdicts need at least six. Default: 6.")
    private @Nullable Integer blocks;

    @Option(
            names = "--budget",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Time limit. Default: 10m.")
    private @Nullable Duration budget;

    @Option(
            names = "--jdks",
            split = ",",
            paramLabel = "JDK",
            description = "As for 'run'; the first is tuned, each other is a knob. Default: the newest found.")
    private List<String> jdks = List.of();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Directory that keeps runs. Default: 'runs' next to the jar.")
    private @Nullable Path output;

    @Option(
            names = RunSockets.OPTION,
            defaultValue = "${sys:java.io.tmpdir}",
            paramLabel = "DIR",
            description = "Directory in which the one for socket files is made. Default: ${DEFAULT-VALUE}.")
    private Path socketDirectory;

    @Option(names = "--seed", paramLabel = "N", description = "Shuffles the forks.")
    private @Nullable Long seed;

    @Override
    public Integer call() throws IOException {
        if (!Names.transports().contains(transport)) {
            throw new UnusableInput(
                    "--transport", "'" + transport + "': there are " + String.join(", ", Names.transports()));
        }
        Workload chosen = OptionValues.named("--workload", workload, Workload::of);
        PlanRequest usual =
                PlanRequest.of(Profile.QUICK, seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed);
        PlanRequest.Panels panels = new PlanRequest.Panels(
                List.of(chosen),
                List.of(OptionValues.named("--placement", placement, Placement::of)),
                axes.axes(ServerMode.PROCESS),
                ServerMode.PROCESS);
        PlanRequest request = new PlanRequest(
                usual.profile(), PlanRequest.Subjects.of(List.of(transport)), panels, effort(), usual.seed());
        axes.refuseWhatHasNoMeaning(Set.of(chosen));
        List<Jdk> on = JdkChoice.of(jdks);
        RunRequest asked = new RunRequest(
                request, on, socketDirectory, new EvidenceOptions(BAND), new ReportOptions(), false, Observation.NONE);
        return new TuneRun(asked, knobs, StartedArguments.of(spec, request.seed()), System.out).measure(output, wait)
                ? 0
                : ExitCode.FAILED;
    }

    private PlanRequest.Effort effort() {
        return new PlanRequest.Effort(
                OptionalInt.of(OptionValues.within("--blocks", blocks, Panel.EVIDENCE, OptionValues.MOST_BLOCKS)
                        .orElse(Panel.EVIDENCE)),
                Optional.empty(),
                Optional.empty(),
                OptionValues.within("--budget", budget, LEAST_BUDGET, MOST_BUDGET)
                        .or(() -> Optional.of(Duration.ofMinutes(10))),
                false);
    }
}
