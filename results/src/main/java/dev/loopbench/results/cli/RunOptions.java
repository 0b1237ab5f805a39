package dev.loopbench.results.cli;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.core.measurement.Descriptors;
import dev.loopbench.core.measurement.ServerMode;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.Pace;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.plan.Axes;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to measure, as options; what is absent is the profile's choice. */
final class RunOptions {

    private static final Duration LEAST_BUDGET = Duration.ofSeconds(10);
    private static final Duration MOST_BUDGET = Duration.ofHours(24);

    /** As the kernel takes them: TCP_CA_NAME_MAX. */
    private static final Pattern CONGESTION = Pattern.compile("[a-z0-9_-]{1,15}");

    @Option(
            names = "--profile",
            defaultValue = "quick",
            description = "smoke, quick, standard or publish; 'loopbench list' says what they are. Default: quick.")
    private String profile;

    @Option(
            names = "--transports",
            split = ",",
            paramLabel = "GLOB",
            description =
                    "Only these transports, such as 'nio-*,netty-epoll'; floors too must then be named, 'floor-*'.")
    private List<String> transports = List.of();

    @Option(
            names = "--client",
            paramLabel = "TRANSPORT",
            description = "This transport at the client's end of every cell. Default: the same as the server's.")
    private @Nullable String client;

    @Option(
            names = "--workloads",
            split = ",",
            paramLabel = "WORKLOAD",
            description =
                    "round-trip, pipelined, stream, fixed-rate, connect; with --placements: all combinations instead of"
                            + " the profile's.")
    private List<String> workloads = List.of();

    @Option(
            names = "--placements",
            split = ",",
            paramLabel = "PLACEMENT",
            description = "same-core, smt, cross-core, cross-socket, free.")
    private List<String> placements = List.of();

    @Option(
            names = "--address",
            split = ",",
            paramLabel = "FAMILY",
            description = "What the ends talk over: tcp (127.0.0.1) or unix (Unix domain sockets). With both, tcp,unix,"
                    + " every panel is measured over each, apart. Default: tcp.")
    private List<String> addresses = List.of();

    @Mixin
    private SizeOptions sizes = new SizeOptions();

    @Option(
            names = "--congestion",
            split = ",",
            paramLabel = "NAME",
            description = "The congestion control that both ends set, such as bbr,cubic, each in panels of its own;"
                    + " one that this user may not set is skipped. Default: what the kernel chooses.")
    private List<String> congestion = List.of();

    @Mixin
    private MatrixOptions matrix = new MatrixOptions();

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            description = "Connections open at once; of several, such as 1,64,10000, every panel is measured with each,"
                    + " apart. Default: 16 for pipelined, else 1.")
    private List<Integer> connections = List.of();

    @Option(
            names = "--window",
            split = ",",
            paramLabel = "N",
            description =
                    "Requests outstanding on each connection; of several likewise. Default: 16 for pipelined, as many"
                            + " as hold 1 MiB for stream, else 1.")
    private List<Integer> window = List.of();

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "Blocks of every panel; six are the least that give intervals.")
    private @Nullable Integer blocks;

    @Option(
            names = "--warmup",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "How long a fork runs before it counts, such as 700ms.")
    private @Nullable Duration warmup;

    @Option(
            names = "--measure",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "How long a fork counts, such as 1s.")
    private @Nullable Duration measure;

    @Option(
            names = "--server",
            defaultValue = "process",
            paramLabel = "MODE",
            description = "Where the server lives: process (a JVM of its own) or in-process. Default: process.")
    private String server;

    @Option(
            names = "--server-work",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "What the server computes before each answer, such as 20us: a spin of so many turns as take"
                    + " that long on an undisturbed processor. Up to 10ms. Default: nothing.")
    private @Nullable Duration serverWork;

    @Option(
            names = "--server-wait",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description =
                    "How long the server's handler blocks before each answer, such as 1ms: in the connection's own"
                            + " thread where it has one; event loops hand off to 200 threads. Up to 100ms. Default: not at all.")
    private @Nullable Duration serverWait;

    @Option(
            names = "--server-threads",
            paramLabel = "N",
            description = "Event loops or selectors of the server, over which connections are spread, all on the"
                    + " processors that the placement gives to it. Default: 1.")
    private @Nullable Integer serverThreads;

    @Option(
            names = "--variant",
            paramLabel = "NAME=WHAT",
            description =
                    "Measure every cell again with other JVM arguments, 'zgc=jvmArgs:-XX:+UseZGC', or another build"
                            + " of the suite or of a library, 'base=classpath:old/loopbench.jar'. May be given several times. The"
                            + " one called 'base' is what this build is judged against: exit code 1 when this one is slower,"
                            + " or when too few blocks were complete to tell.")
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
            description =
                    "Up to when forks wait for quiet and blocks are added, such as 10m; what is planned is run in any"
                            + " case. Default: the profile's.")
    private @Nullable Duration budget;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Shuffles the forks; a run prints its own, so that its order can be repeated.")
    private @Nullable Long seed;

    @Option(
            names = "--rate",
            split = ",",
            paramLabel = "N",
            description = "Requests a second on all connections together, for fixed-rate. With several, 100,1000,10000,"
                    + " each has a panel of its own. Default: 1000.")
    private List<Integer> rates = List.of();

    @Option(
            names = "--arrivals",
            paramLabel = "KIND",
            description = "How the requests of fixed-rate follow each other: constant or poisson. Default: constant.")
    private @Nullable String arrivals;

    /** @throws UnusableInput naming the option, the value and what is allowed */
    PlanRequest request() {
        PlanRequest request = new PlanRequest(
                OptionValues.named("--profile", profile, Profile::of),
                transports,
                Optional.ofNullable(client),
                matrix.clients(transports, client),
                workloads.stream()
                        .map(one -> OptionValues.named("--workloads", one, Workload::of))
                        .distinct()
                        .toList(),
                placements.stream()
                        .map(one -> OptionValues.named("--placements", one, Placement::of))
                        .distinct()
                        .toList(),
                axes(),
                OptionValues.within("--blocks", blocks, 1, OptionValues.MOST_BLOCKS),
                OptionValues.within("--warmup", warmup, OptionValues.LEAST, OptionValues.MOST),
                OptionValues.within("--measure", measure, OptionValues.LEAST, OptionValues.MOST),
                OptionValues.named("--server", server, ServerMode::of),
                parsedVariants(),
                OptionValues.within("--budget", budget, LEAST_BUDGET, MOST_BUDGET),
                untilDecided,
                seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed);
        refuseWhatHasNoMeaning(request);
        return request;
    }

    private Axes axes() {
        return new Axes(
                addresses.stream()
                        .map(one -> OptionValues.named("--address", one, AddressFamily::of))
                        .distinct()
                        .toList(),
                sizes.sizes(),
                connectionCounts(DescriptorLimit.ofThisProcess()),
                OptionValues.within("--window", window, 1, ClientSession.MAX_WINDOW),
                paces(),
                serving(),
                congestions());
    }

    private List<String> congestions() {
        congestion.stream()
                .filter(name -> !CONGESTION.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new UnusableInput(
                            "--congestion", "'" + name + "': allowed are names of up to 15 letters, digits, _ and -");
                });
        return congestion.stream().distinct().toList();
    }

    /** None unless something of it was asked for. */
    private List<Serving> serving() {
        if (serverWork == null && serverWait == null && serverThreads == null) {
            return List.of();
        }
        return List.of(new Serving(
                OptionValues.atMost("--server-work", serverWork, Serving.MOST_WORK_NANOS),
                OptionValues.atMost("--server-wait", serverWait, Serving.MOST_WAIT_NANOS),
                OptionValues.within("--server-threads", serverThreads, 1, Serving.MOST_THREADS)
                        .orElse(1)));
    }

    /**
     * Where some of them are too many for the limit, their cells are skipped.
     *
     * @param limit of descriptors in a process
     * @throws UnusableInput when one is out of range, or not even the fewest can be had
     */
    List<Integer> connectionCounts(OptionalLong limit) {
        List<Integer> counts = OptionValues.within("--connections", connections, 1, Traffic.MAX_CONNECTIONS);
        counts.stream().min(Integer::compare).ifPresent(fewest -> {
            int sockets = server.equals(ServerMode.IN_PROCESS.label()) ? 2 * fewest : fewest;
            Descriptors.enough(fewest, sockets, limit).reason().ifPresent(reason -> {
                throw new UnusableInput("--connections", reason);
            });
        });
        return counts;
    }

    /** None unless one of them was asked for. */
    private List<Pace> paces() {
        if (rates.isEmpty() && arrivals == null) {
            return List.of();
        }
        Pace usual = Workload.FIXED_RATE.pace();
        Pace.Arrivals kind =
                arrivals == null ? usual.arrivals() : OptionValues.named("--arrivals", arrivals, Pace.Arrivals::of);
        List<Integer> asked = rates.isEmpty() ? List.of(usual.perSecond()) : rates;
        return asked.stream()
                .distinct()
                .map(rate -> OptionValues.within("--rate", rate, 1, Pace.MAX_PER_SECOND))
                .map(rate -> Pace.of(rate.orElseThrow(), kind))
                .toList();
    }

    /** What no panel has a meaning for would be passed over in silence. */
    private void refuseWhatHasNoMeaning(PlanRequest request) {
        Set<Workload> planned = request.plannedWorkloads();
        if (!planned.contains(Workload.FIXED_RATE)) {
            refuse("--rate", !rates.isEmpty(), "only fixed-rate has a rate: give --workloads fixed-rate, too");
            refuse("--arrivals", arrivals != null, "only fixed-rate has arrivals: give --workloads fixed-rate, too");
        }
        if (!planned.contains(Workload.STREAM)) {
            refuse("--chunk", sizes.hasChunk(), "only stream has chunks: give --workloads stream, too");
            refuse("--direction", sizes.hasDirection(), "only stream has a direction: give --workloads stream, too");
        }
        if (planned.equals(Set.of(Workload.STREAM))) {
            refuse(
                    "--request-bytes",
                    sizes.hasMessages(),
                    "a stream has chunks: give --chunk, or another workload, too");
        }
        if (planned.equals(Set.of(Workload.CONNECT)) || workloads.contains(Workload.CONNECT.label())) {
            window.stream()
                    .filter(each -> each > 1)
                    .forEach(each -> refuse(
                            "--window",
                            true,
                            each + ": a connection for each request has one request, allowed with connect is 1"));
        }
    }

    private static void refuse(String option, boolean isGiven, String why) {
        if (isGiven) {
            throw new UnusableInput(option, why);
        }
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
