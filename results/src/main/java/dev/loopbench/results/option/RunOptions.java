package dev.loopbench.results.option;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.plan.Variant;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The benchmarks to measure, as options; the profile chooses whatever is absent. */
public final class RunOptions {

    private static final Duration LEAST_BUDGET = Duration.ofSeconds(10);
    private static final Duration MOST_BUDGET = Duration.ofHours(24);

    @Option(
            names = "--profile",
            completionCandidates = Candidates.OfProfiles.class,
            defaultValue = "quick",
            description = "smoke, quick, standard or publish; 'loopbench list' says what they are. Default: quick.")
    private String profile;

    @Option(
            names = "--transports",
            completionCandidates = Candidates.OfTransports.class,
            split = ",",
            paramLabel = "GLOB",
            description = "Only these transports, such as 'nio-*,netty-epoll'. Floors must then be named, too:"
                    + " 'floor-*'.")
    private List<String> transports = List.of();

    @Option(
            names = "--client",
            completionCandidates = Candidates.OfTransports.class,
            paramLabel = "TRANSPORT",
            description = "Transport of every client. Default: the same as the server's.")
    private @Nullable String client;

    @Option(
            names = "--workloads",
            completionCandidates = Candidates.OfWorkloads.class,
            split = ",",
            paramLabel = "WORKLOAD",
            description = "Workloads: round-trip, pipelined, stream, fixed-rate, connect. Together with"
                    + " --placements: all combinations, instead of the profile's.")
    private List<String> workloads = List.of();

    @Option(
            names = "--placements",
            completionCandidates = Candidates.OfPlacements.class,
            split = ",",
            paramLabel = "PLACEMENT",
            description = "Placements: same-core, smt, cross-core, cross-socket, free.")
    private List<String> placements = List.of();

    @Mixin
    private AxisOptions axes = new AxisOptions();

    @Mixin
    private MatrixOptions matrix = new MatrixOptions();

    @Option(names = "--blocks", paramLabel = "N", description = "Blocks of every panel. Intervals need at least six.")
    private @Nullable Integer blocks;

    @Option(
            names = "--warmup",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Warm-up under JMH, such as 700ms. Afterwards a fork warms up until its compilers are"
                    + " at rest.")
    private @Nullable Duration warmup;

    @Option(
            names = "--measure",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Total time of a fork's turns in each block, such as 1s.")
    private @Nullable Duration measure;

    @Option(
            names = "--server",
            defaultValue = "process",
            paramLabel = "MODE",
            description = "Where the server runs: process (its own JVM) or in-process. Default: process.")
    private String server;

    @Option(
            names = "--variant",
            paramLabel = "NAME=WHAT",
            description =
                    "Measure every cell again with other JVM arguments, 'zgc=jvmArgs:-XX:+UseZGC', or another build"
                            + " of the suite or of a library, 'base=classpath:old/loopbench.jar'. May be given several times. The"
                            + " one called 'base' is what this build is judged against: exit code 1 when this one is slower,"
                            + " or when too few blocks counted to tell.")
    private List<String> variants = List.of();

    @Option(
            names = "--until-decided",
            description =
                    "Add blocks, from six on, until every comparison asked for is decided or the budget is spent.")
    private boolean untilDecided;

    @Option(
            names = "--budget",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Time until which lost blocks are replaced and blocks are added, such as 10m. The"
                    + " planned blocks always run. Default: the profile's.")
    private @Nullable Duration budget;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Shuffles the forks; a run prints its own, so that its order can be repeated.")
    private @Nullable Long seed;

    /** @throws UnusableInput naming the option, the value and what is allowed */
    public PlanRequest request() {
        ServerMode mode = OptionValues.named("--server", server, ServerMode::of);
        PlanRequest request = new PlanRequest(
                OptionValues.named("--profile", profile, Profile::of),
                new PlanRequest.Subjects(
                        transports, Optional.ofNullable(client), matrix.clients(transports, client), parsedVariants()),
                panels(mode),
                effort(),
                seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed);
        axes.refuseWhatHasNoMeaning(request.plannedWorkloads());
        return request;
    }

    private PlanRequest.Panels panels(ServerMode mode) {
        return new PlanRequest.Panels(
                workloads.stream()
                        .map(one -> OptionValues.named("--workloads", one, Workload::of))
                        .distinct()
                        .toList(),
                placements.stream()
                        .map(one -> OptionValues.named("--placements", one, Placement::of))
                        .distinct()
                        .toList(),
                axes.axes(mode),
                mode);
    }

    private PlanRequest.Effort effort() {
        return new PlanRequest.Effort(
                OptionValues.within("--blocks", blocks, 1, OptionValues.MOST_BLOCKS),
                OptionValues.within("--warmup", warmup, OptionValues.LEAST, OptionValues.MOST),
                OptionValues.within("--measure", measure, OptionValues.LEAST, OptionValues.MOST),
                OptionValues.within("--budget", budget, LEAST_BUDGET, MOST_BUDGET),
                untilDecided);
    }

    private List<Variant> parsedVariants() {
        List<Variant> parsed = variants.stream()
                .map(one -> OptionValues.named("--variant", one, Variant::parse))
                .toList();
        if (parsed.stream().map(Variant::name).distinct().count() < parsed.size()) {
            throw new UnusableInput("--variant", "two variants of one name");
        }
        for (Variant variant : parsed) {
            for (String jar : variant.classPath()) {
                if (!Files.isRegularFile(Path.of(jar))) {
                    throw new UnusableInput("--variant", variant.name() + ": there is no file " + jar);
                }
                try (JarFile file = new JarFile(jar)) {
                    file.entries();
                } catch (IOException e) {
                    throw new UnusableInput("--variant", variant.name() + ": " + jar + " is no jar");
                }
            }
        }
        return parsed;
    }
}
