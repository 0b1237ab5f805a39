package dev.loopbench.results.cli;

import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.measure.MeasureReport;
import dev.loopbench.results.measure.MeasureRequest;
import dev.loopbench.results.measure.MeasureRun;
import dev.loopbench.results.measure.MeasuredServices;
import dev.loopbench.results.measure.Model;
import dev.loopbench.results.option.ArgumentsWithoutSecrets;
import dev.loopbench.results.option.BandOption;
import dev.loopbench.results.option.MeasureLoadOptions;
import dev.loopbench.results.option.MeasureRequestOptions;
import dev.loopbench.results.option.OptionValues;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.MeasureDocument.MeasureStart;
import dev.loopbench.results.service.PrimaryMetric;
import dev.loopbench.results.service.Promise;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.terminal.ExitCode;
import dev.loopbench.results.terminal.LiveLine;
import dev.loopbench.results.terminal.Step;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.subject.Subjects;
import dev.loopbench.service.target.Target;
import dev.loopbench.service.target.TargetParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a service of the user's own. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Measures your own service on loopback: throughput, response times, and what it costs the service.",
            "Several targets take turns of some milliseconds and are compared with the first.",
            "Targets: http://127.0.0.1:62893/path, https://..., redis://127.0.0.1:6379, tcp://127.0.0.1:7, unix:/path,"
                    + " jdbc:postgresql://127.0.0.1:5432/db; over a Unix socket http://unix:/run/app.sock:/path and"
                    + " redis://unix:/run/redis.sock. Any other host is refused before a packet leaves."
        },
        footer = {
            "",
            "Exit codes: 0 all went well, 1 errors, a target that is SLOWER than the first, or a promise not kept,"
                    + " 2 the input cannot be used."
        })
final class MeasureCommand implements Callable<Integer> {

    private static final int MOST_TARGETS = 8;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "TARGET",
            description = "One target, or several that are compared with the first.")
    private List<String> targets = List.of();

    @Mixin
    private MeasureLoadOptions load = new MeasureLoadOptions();

    @Mixin
    private MeasureRequestOptions requests = new MeasureRequestOptions();

    @Mixin
    private WaitOption wait = new WaitOption();

    @Mixin
    private BandOption band = new BandOption();

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "Metric of the verdicts: throughput, p50 or p99. Default: throughput; with --rate p50.")
    private @Nullable String metric;

    @Option(names = "--slo", paramLabel = "pN=TIME", description = "A promise about response times, such as p99=1ms.")
    private @Nullable String promise;

    @Option(
            names = "--find-knee",
            description = "Find the highest rate at which one target keeps the promise of --slo.")
    private boolean findKnee;

    @Option(names = "--no-floor", description = "Leave out the suite's own echo.")
    private boolean noFloor;

    @Option(names = "--model", description = "Also print the 'run' that models this service.")
    private boolean model;

    @Option(names = "--json", description = "Print JSON in place of the report.")
    private boolean json;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Directory that keeps measurements; each has its own. Default: 'runs' next to the jar.")
    private @Nullable Path output;

    @Option(names = "--seed", paramLabel = "N", description = "Shuffles the turns.")
    private @Nullable Long seed;

    @Override
    @SuppressWarnings("try") // the machine is held, not used
    public Integer call() throws Exception {
        MeasureRequest request = request();
        try (MachineLock held = takeMachine()) {
            return measure(request);
        }
    }

    /** Its messages go to standard error, because standard output may be JSON. */
    private MachineLock takeMachine() throws IOException {
        return wait.takeMachine("measure", System.err);
    }

    private int measure(MeasureRequest request) throws Exception {
        KeptMeasurement kept = KeptMeasurement.below(output);
        LiveLine live = LiveLine.onTerminal(json);
        Instant start = Instant.now();
        MeasuredServices measured = Step.during(
                        "measuring "
                                + request.targets().stream()
                                        .map(Target::shownAddress)
                                        .collect(Collectors.joining(", "))
                                + ", " + request.schedule().durationNanos() / NANOS_PER_SECOND + " s and a warm-up",
                        () -> new MeasureRun(request, live).measure())
                .startedBy(new MeasureStart(
                        start.truncatedTo(ChronoUnit.SECONDS).toString(),
                        Machine.here().line(),
                        Runtime.version().toString(),
                        arguments(request.schedule().seed())));
        live.clear();
        MeasureDocument document = measured.document();
        Supplier<String> table = () -> table(measured);
        print(json ? Documents.text(document) : table.get());
        // Without a load nothing was measured, and the problems are all there is.
        boolean hasPage = document.load() == null || kept.write(measured, start, table, json ? System.err : System.out);
        return failed(document) || !hasPage ? ExitCode.FAILED : 0;
    }

    private List<String> arguments(long seed) {
        return new ArgumentsWithoutSecrets(spec.commandLine().getParseResult()).of(StartedArguments.of(spec, seed));
    }

    private MeasureRequest request() {
        List<Target> parsed = targets.stream().map(TargetParser::parse).toList();
        if (parsed.size() > MOST_TARGETS) {
            throw new UnusableInput("TARGET", parsed.size() + " targets: allowed are 1 to " + MOST_TARGETS);
        }
        LoadShape shape = load.shape(requests);
        if (shape.window() > 1 && !parsed.stream().allMatch(target -> Subjects.pipelines(target.scheme()))) {
            throw new UnusableInput("--window", shape.window() + ": a JDBC driver has one request outstanding at most");
        }
        Promise promised = promise == null ? null : OptionValues.named("--slo", promise, Promise::parse);
        if (findKnee && (promised == null || parsed.size() > 1)) {
            throw new UnusableInput("--find-knee", "needs --slo and one target");
        }
        return new MeasureRequest(
                parsed,
                requests.options(System.getenv(), System.console()),
                shape,
                load.threads(),
                new MeasureRequest.Schedule(
                        load.durationNanos(),
                        load.blocks(),
                        load.turnNanos(),
                        seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed),
                metric == null
                        ? (shape.isOpen() ? PrimaryMetric.P50 : PrimaryMetric.THROUGHPUT)
                        : OptionValues.named("--metric", metric, PrimaryMetric::of),
                band.rules(Rules.BAND),
                !noFloor,
                !noFloor && !findKnee,
                new MeasureRequest.Goal(promised, findKnee));
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private String table(MeasuredServices measured) {
        MeasureDocument document = measured.document();
        StringBuilder table = new StringBuilder(MeasureReport.of(measured));
        LoadFigures loaded = document.load();
        if (model && loaded != null) {
            document.targets()
                    .forEach(target -> table.append(target.name())
                            .append(" is modelled by: ")
                            .append(Model.command(target, loaded)
                                    .orElse("no run, because its processor time or its floor is not known"))
                            .append('\n'));
        }
        return table.toString();
    }

    private static boolean failed(MeasureDocument document) {
        PromiseFigures promised = document.promise();
        return !document.problems().isEmpty()
                || document.errorCount() > 0
                || document.comparisons().stream().anyMatch(found -> found.verdict() == Verdict.SLOWER)
                || (promised != null && !promised.kept());
    }
}
