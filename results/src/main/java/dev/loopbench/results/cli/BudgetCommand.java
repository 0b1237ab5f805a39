package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.results.launch.BudgetLauncher;
import dev.loopbench.results.launch.BudgetRequest;
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

/** Says where the time of a same-core round trip goes. */
@Command(
        name = "budget",
        mixinStandardHelpOptions = true,
        description = {
            "Splits the same-core round trip of a transport into components: the cost of each,"
                    + " their sum, and the unexplained rest.",
            "Takes about two minutes for one transport."
        },
        footer = {"", "Exit codes: 0 all went well, 1 a component is missing, 2 the input cannot be used."})
final class BudgetCommand implements Callable<Integer> {

    private static final int BLOCKS = 6;
    private static final Duration WARMUP = Duration.ofMillis(200);
    private static final Duration MEASURE = Duration.ofMillis(400);

    @Option(
            names = {"--transport", "--transports"},
            completionCandidates = Candidates.OfTransports.class,
            split = ",",
            paramLabel = "TRANSPORT",
            description = "Transports to explain. Components that several have in common are measured once. Default: "
                    + Names.USUAL_TRANSPORT + ".")
    private List<String> transports = List.of(Names.USUAL_TRANSPORT);

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description =
                    "Blocks of every component, each in its own process. Intervals need at least six." + " Default: 6.")
    private @Nullable Integer blocks;

    @Option(
            names = "--warmup",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Warm-up under JMH. Afterwards a fork warms up until its compilers are at rest."
                    + " Default: 200ms.")
    private @Nullable Duration warmup;

    @Option(
            names = "--measure",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Total time of a fork's turns in each block. Default: 400ms.")
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
            description = "Directory that keeps budgets, as it keeps runs. Default: 'runs' next to the jar.")
    private @Nullable Path output;

    @Mixin
    private WaitOption wait = new WaitOption();

    @Option(names = "--seed", paramLabel = "N", description = "Shuffles the forks.")
    private @Nullable Long seed;

    @Override
    public Integer call() throws IOException {
        BudgetRequest asked = new BudgetRequest(
                transports.stream().distinct().toList(),
                OptionValues.within("--blocks", blocks, 1, OptionValues.MOST_BLOCKS)
                        .orElse(BLOCKS),
                OptionValues.within("--warmup", warmup, OptionValues.LEAST, OptionValues.MOST)
                        .orElse(WARMUP),
                OptionValues.within("--measure", measure, OptionValues.LEAST, OptionValues.MOST)
                        .orElse(MEASURE),
                jdk(),
                seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed);
        return new BudgetLauncher(asked, System.out).measure(output, wait) ? 0 : ExitCode.FAILED;
    }

    private Jdk jdk() {
        List<Jdk> chosen = JdkChoice.of(jdks);
        if (chosen.size() > 1) {
            throw new UnusableInput("--jdks", String.join(",", jdks) + ": a budget takes one JDK");
        }
        return chosen.get(0);
    }
}
