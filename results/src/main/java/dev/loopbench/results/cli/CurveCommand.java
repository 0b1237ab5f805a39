package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.core.measurement.Descriptors;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.curve.CurvePlanner;
import dev.loopbench.results.launch.CurveLauncher;
import dev.loopbench.results.launch.CurveRequest;
import dev.loopbench.results.option.Candidates;
import dev.loopbench.results.option.DurationConverter;
import dev.loopbench.results.option.JdkChoice;
import dev.loopbench.results.option.Names;
import dev.loopbench.results.option.OptionValues;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a transport does at rates that its clients choose, and how much it bears. */
@Command(
        name = "curve",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a transport in a closed loop, then at fractions of that rate and at some"
                    + " rates that all transports share. Finds two knees: the highest rates at which 99 of"
                    + " 100 responses come in time, without the platform's pauses and with them.",
            "Takes two to four minutes for one transport."
        },
        footer = {"", "Exit codes: 0 all went well, 1 a curve is missing, 2 the input cannot be used."})
final class CurveCommand implements Callable<Integer> {

    private static final int BLOCKS = 2;
    private static final int MOST_BLOCKS = 20;
    private static final Duration WARMUP = Duration.ofSeconds(1);
    private static final Duration MEASURE = Duration.ofMillis(1500);
    private static final Duration PROMISE = Duration.ofMillis(1);
    private static final Duration LEAST_PROMISE = Duration.ofNanos(1000);

    @Option(
            names = {"--transport", "--transports"},
            completionCandidates = Candidates.OfTransports.class,
            split = ",",
            paramLabel = "TRANSPORT",
            description = "Transports to measure; their forks are interleaved. Default: " + Names.USUAL_TRANSPORT + ".")
    private List<String> transports = List.of(Names.USUAL_TRANSPORT);

    @Option(
            names = "--slo",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "The promise: 99 of 100 responses within that time. Default: 1ms.")
    private @Nullable Duration promise;

    @Option(
            names = "--placement",
            completionCandidates = Candidates.OfPlacements.class,
            paramLabel = "PLACEMENT",
            description = "Placement of the ends, as for 'run'. Default: cross-core.")
    private String placement = Placement.CROSS_CORE.label();

    @Option(
            names = "--arrivals",
            paramLabel = "KIND",
            description = "Arrivals of requests: constant or poisson. Default: constant.")
    private String arrivals = Pace.Arrivals.CONSTANT.label();

    @Option(names = "--connections", paramLabel = "N", description = "Connections open at once. Default: 16.")
    private @Nullable Integer connections;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Most requests outstanding on each connection. Default: 1.")
    private @Nullable Integer window;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "Forks of each rate; a repeated rate has more. Intervals need at least six. Default:" + " 2.")
    private @Nullable Integer blocks;

    @Option(
            names = "--warmup",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description =
                    "Warm-up under JMH. Afterwards a fork warms up until its compilers are at rest." + " Default: 1s.")
    private @Nullable Duration warmup;

    @Option(
            names = "--measure",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Total time of a fork's turns. Default: 1500ms.")
    private @Nullable Duration measure;

    @Option(
            names = "--jdks",
            split = ",",
            paramLabel = "JDK",
            description = "The JDK of the forks, one, as for 'run'. Default: the newest found.")
    private List<String> jdks = List.of();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Directory that keeps curves, as it keeps runs. Default: 'runs' next to the jar.")
    private @Nullable Path output;

    @Mixin
    private WaitOption wait = new WaitOption();

    @Option(names = "--seed", paramLabel = "N", description = "Shuffles the forks.")
    private @Nullable Long seed;

    @Override
    public Integer call() throws IOException {
        CurveRequest asked = new CurveRequest(
                transports.stream().distinct().toList(),
                OptionValues.within("--slo", promise, LEAST_PROMISE, OptionValues.MOST)
                        .orElse(PROMISE),
                load(),
                forks(),
                jdk());
        return new CurveLauncher(asked, System.out).measure(output, wait) ? 0 : ExitCode.FAILED;
    }

    private CurvePlanner.Load load() {
        return new CurvePlanner.Load(
                placement(),
                OptionValues.named("--arrivals", arrivals, Pace.Arrivals::of),
                connections(),
                OptionValues.within("--window", window, 1, ClientSession.MAX_WINDOW)
                        .orElse(1));
    }

    private CurvePlanner.Forks forks() {
        return new CurvePlanner.Forks(
                OptionValues.within("--blocks", blocks, 1, MOST_BLOCKS).orElse(BLOCKS),
                OptionValues.within("--warmup", warmup, OptionValues.LEAST, OptionValues.MOST)
                        .orElse(WARMUP),
                OptionValues.within("--measure", measure, OptionValues.LEAST, OptionValues.MOST)
                        .orElse(MEASURE),
                seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed);
    }

    private Placement placement() {
        Placement asked = OptionValues.named("--placement", placement, Placement::of);
        Placements here = new Placements(Topology.ofThisProcess());
        if (here.assign(asked).isEmpty()) {
            throw new UnusableInput("--placement", placement + ": " + here.missing(asked));
        }
        return asked;
    }

    private int connections() {
        int asked = OptionValues.within("--connections", connections, 1, Traffic.MAX_CONNECTIONS)
                .orElse(CurveRequest.CONNECTIONS);
        Descriptors.enough(asked, asked, DescriptorLimit.ofThisProcess())
                .reason()
                .ifPresent(reason -> {
                    throw new UnusableInput("--connections", reason);
                });
        return asked;
    }

    private Jdk jdk() {
        List<Jdk> chosen = JdkChoice.of(jdks);
        if (chosen.size() > 1) {
            throw new UnusableInput("--jdks", String.join(",", jdks) + ": a curve takes one JDK");
        }
        return chosen.get(0);
    }
}
