package dev.loopbench.results.run;

import dev.loopbench.core.jdk.TimedCode;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.ForkSpec;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.profiler.Profiler;
import dev.loopbench.results.store.ForkEntry;
import dev.loopbench.results.store.JmhScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Has the host of a cell's JDK run the fork. */
public final class JmhForkLauncher implements ForkLauncher {

    /**
     * The same for both ends of every fork: a small fixed heap, a collector without threads of its own that would
     * compete for the processors, IPv4, and loops that never end compiled after thousands of turns rather than after
     * 60 000 interpreted and 40 000 profiled ones. What is timed against earlier times is never inlined.
     */
    public static final List<String> JVM_ARGUMENTS = TimedCode.with(List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Djava.net.preferIPv4Stack=true",
            "-XX:Tier3BackEdgeThreshold=2000",
            "-XX:Tier4BackEdgeThreshold=15000",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED"));

    private final Hosts hosts;
    private final Plan plan;
    private final Path runDirectory;
    private final Optional<Path> sockets;
    private final QuietWait quietWait;
    private final IntSupplier order;
    private final Function<Cell, List<String>> agents;

    /**
     * @param sockets the directory for socket files
     * @param quietWait how to wait for quiet laps
     * @param order numbers the forks of the run
     */
    public JmhForkLauncher(
            Hosts hosts, Plan plan, Path runDirectory, Optional<Path> sockets, QuietWait quietWait, IntSupplier order) {
        this(hosts, plan, runDirectory, sockets, quietWait, order, cell -> List.of());
    }

    private JmhForkLauncher(
            Hosts hosts,
            Plan plan,
            Path runDirectory,
            Optional<Path> sockets,
            QuietWait quietWait,
            IntSupplier order,
            Function<Cell, List<String>> agents) {
        this.hosts = hosts;
        this.plan = plan;
        this.runDirectory = runDirectory;
        this.sockets = sockets;
        this.quietWait = quietWait;
        this.order = order;
        this.agents = agents;
    }

    /** The same for forks whose JVMs both run under the profiler, and which leave their files with it. */
    public ForkLauncher under(Profiler profiler) {
        return new JmhForkLauncher(
                hosts, plan, profiler.work(), sockets, quietWait, order, cell -> List.of(profiler.option(cell.slug())));
    }

    @Override
    public ForkEntry launch(Cell cell, int block, Duration patience) throws IOException {
        String jdk = cell.conditions().jdk();
        String name = ForkEntry.name(cell, block);
        ForkFiles.in(runDirectory, name).clear();
        ForkAnswer answer = hosts.host(jdk, cell.variant())
                .fork(new ForkRequest(
                        cell.spec(),
                        cell.workload().benchmarkClass(),
                        cell.workload().benchmarkMethod(),
                        runDirectory.toString(),
                        name,
                        plan.warmup(cell).toMillis(),
                        plan.measure().toMillis(),
                        quietWait
                                .of(cell, new QuietWait.Build(jdk, jvmArguments(cell)), patience)
                                .text(),
                        sockets.map(Path::toString).orElse(null),
                        jvmArguments(cell)));
        return new ForkEntry(
                cell, block, order.getAsInt(), answer.benchmark(), record(cell.spec(), name, answer), score(answer));
    }

    private List<String> jvmArguments(Cell cell) {
        List<String> arguments =
                new ArrayList<>(hosts.jvmArguments(cell.conditions().jdk()));
        plan.variant(cell).ifPresent(variant -> arguments.addAll(variant.jvmArguments()));
        arguments.addAll(agents.apply(cell));
        return arguments;
    }

    private ForkRecord record(ForkSpec spec, String name, ForkAnswer answer) throws IOException {
        ForkFiles files = ForkFiles.in(runDirectory, name);
        if (Files.exists(files.record())) {
            ForkRecord record = files.read();
            if (record.failure() != null || answer.failure() == null) {
                return record;
            }
        }
        String reason = answer.failure() == null ? "the fork left no record" : answer.failure();
        return files.writeFailure(spec, reason);
    }

    private static Optional<JmhScore> score(ForkAnswer answer) {
        return answer.failure() == null
                ? Optional.of(new JmhScore(answer.score(), answer.unit(), answer.mode()))
                : Optional.empty();
    }
}
