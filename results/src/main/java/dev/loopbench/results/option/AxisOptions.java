package dev.loopbench.results.option;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.core.measurement.Descriptors;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.plan.Axes;
import dev.loopbench.results.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The axes of a plan besides workloads, placements and transports, as options; the profile chooses whatever is absent. */
public final class AxisOptions {

    /** As the kernel takes them: TCP_CA_NAME_MAX. */
    private static final Pattern CONGESTION = Pattern.compile("[a-z0-9_-]{1,15}");

    @Option(
            names = "--address",
            split = ",",
            paramLabel = "FAMILY",
            description = "Address family of the connections: tcp (127.0.0.1) or unix (Unix domain sockets)."
                    + " Comma-separated list; one panel per value. Default: tcp.")
    private List<String> addresses = List.of();

    @Mixin
    private SizeOptions sizes = new SizeOptions();

    @Option(
            names = "--congestion",
            split = ",",
            paramLabel = "NAME",
            description = "Congestion control that both ends set, such as bbr,cubic. Comma-separated list; one"
                    + " panel per value. One that this user may not set is skipped. Default: the kernel's"
                    + " choice.")
    private List<String> congestion = List.of();

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            description = "Connections open at once, such as 1,64,10000. Comma-separated list; one panel per"
                    + " value. Default: 16 for pipelined, else 1.")
    private List<Integer> connections = List.of();

    @Option(
            names = "--window",
            split = ",",
            paramLabel = "N",
            description = "Requests outstanding on each connection. Comma-separated list; one panel per value."
                    + " Default: 16 for pipelined, 1 MiB of chunks for stream, else 1.")
    private List<Integer> window = List.of();

    @Option(
            names = "--server-work",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Time that the server computes before each answer, such as 20us, up to 10ms, as"
                    + " measured on an undisturbed CPU. Default: none.")
    private @Nullable Duration serverWork;

    @Option(
            names = "--server-wait",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Time that the server's handler blocks before each answer, such as 1ms, up to 100ms."
                    + " It blocks the connection's thread or, behind an event loop, one of 200 handler"
                    + " threads. Default: none.")
    private @Nullable Duration serverWait;

    @Option(
            names = "--server-threads",
            paramLabel = "N",
            description = "Event loops or selectors of the server. Connections are spread over them, and all of"
                    + " them run on the server's CPUs. Default: 1.")
    private @Nullable Integer serverThreads;

    @Option(
            names = "--rate",
            split = ",",
            paramLabel = "N",
            description = "Requests per second on all connections together, for fixed-rate. Comma-separated"
                    + " list; one panel per value. Default: 1000.")
    private List<Integer> rates = List.of();

    @Option(
            names = "--arrivals",
            paramLabel = "KIND",
            description = "Arrivals of the requests of fixed-rate: constant or poisson. Default: constant.")
    private @Nullable String arrivals;

    /**
     * Those that were asked for.
     *
     * @param server where it lives
     * @throws UnusableInput naming the option, the value and what is allowed
     */
    public Axes axes(ServerMode server) {
        return new Axes(
                addresses.stream()
                        .map(one -> OptionValues.named("--address", one, AddressFamily::of))
                        .distinct()
                        .toList(),
                sizes.sizes(),
                connectionCounts(DescriptorLimit.ofThisProcess(), server),
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
     * @param server where it lives
     * @throws UnusableInput when one is out of range, or not even the fewest can be had
     */
    public List<Integer> connectionCounts(OptionalLong limit, ServerMode server) {
        List<Integer> counts = OptionValues.within("--connections", connections, 1, Traffic.MAX_CONNECTIONS);
        counts.stream().min(Integer::compare).ifPresent(fewest -> {
            int sockets = server == ServerMode.IN_PROCESS ? 2 * fewest : fewest;
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

    /**
     * Refuses options that have no meaning for any panel: they would be passed over in silence.
     *
     * @param planned workloads of the plan
     * @throws UnusableInput naming the option
     */
    public void refuseWhatHasNoMeaning(Set<Workload> planned) {
        if (planned.stream().noneMatch(Workload::isPlanned)) {
            refuse("--rate", !rates.isEmpty(), "only fixed-rate has a rate: give --workloads fixed-rate, too");
            refuse("--arrivals", arrivals != null, "only fixed-rate has arrivals: give --workloads fixed-rate, too");
        }
        if (planned.stream().noneMatch(Workload::movesChunks)) {
            refuse("--chunk", sizes.hasChunk(), "only stream has chunks: give --workloads stream, too");
            refuse("--direction", sizes.hasDirection(), "only stream has a direction: give --workloads stream, too");
        }
        if (planned.stream().allMatch(Workload::movesChunks)) {
            refuse(
                    "--request-bytes",
                    sizes.hasMessages(),
                    "a stream has chunks: give --chunk, or another workload, too");
        }
        if (planned.stream().allMatch(workload -> workload.use() == ConnectionUse.PER_REQUEST)) {
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
}
