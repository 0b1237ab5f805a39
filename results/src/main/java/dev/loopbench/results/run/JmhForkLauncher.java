package dev.loopbench.results.run;

import dev.loopbench.core.jdk.JvmOptions;
import dev.loopbench.core.pause.SafepointLog;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.turn.FurtherFork;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.host.ForkHostProcess;
import dev.loopbench.results.host.ForkRequest;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.profiler.Profiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Has the host of a cell's JDK run its forks. */
public final class JmhForkLauncher implements ForkLauncher {

    /** The time that JMH measures before the turns: enough for a score of its own. */
    private static final Duration JMH_MEASURES = Duration.ofMillis(100);

    private static final String SAFEPOINTS = "safepoints";

    /** Beyond its warm-up, on a machine on which other forks start at the same time. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Hosts hosts;
    private final Plan plan;
    private final Path runDirectory;
    private final Optional<Path> sockets;
    private final TurnTable table;
    private final IntSupplier order;
    private final Function<Cell, List<String>> agents;
    private final Observation observation;
    private final List<Integer> warmUpCpus =
            List.copyOf(Topology.ofThisProcess().ids());
    private final AtomicInteger starts = new AtomicInteger();

    /**
     * @param sockets the directory for socket files
     * @param table where forks are granted their turns
     * @param order numbers the forks of the run
     */
    public JmhForkLauncher(
            Hosts hosts, Plan plan, Path runDirectory, Optional<Path> sockets, TurnTable table, IntSupplier order) {
        this(hosts, plan, runDirectory, sockets, table, order, cell -> List.of(), Observation.NONE);
    }

    private JmhForkLauncher(
            Hosts hosts,
            Plan plan,
            Path runDirectory,
            Optional<Path> sockets,
            TurnTable table,
            IntSupplier order,
            Function<Cell, List<String>> agents,
            Observation observation) {
        this.hosts = hosts;
        this.plan = plan;
        this.runDirectory = runDirectory;
        this.sockets = sockets;
        this.table = table;
        this.order = order;
        this.agents = agents;
        this.observation = observation;
    }

    /** The same for forks that keep more of single requests. */
    public JmhForkLauncher observing(Observation other) {
        return new JmhForkLauncher(hosts, plan, runDirectory, sockets, table, order, agents, other);
    }

    /** The same for forks whose JVMs both run under the profiler, and which leave their files with it. */
    public ForkLauncher under(Profiler profiler) {
        return new JmhForkLauncher(
                hosts,
                plan,
                profiler.work(),
                sockets,
                table,
                order,
                cell -> List.of(profiler.option(cell.slug())),
                Observation.NONE);
    }

    @Override
    public ResidentPair start(List<Cell> cells, int block) throws IOException {
        Cell first = cells.get(0);
        ForkRequest request = new ForkRequest(
                first.spec(),
                new ForkRequest.Benchmark(
                        first.workload().benchmarkClass(), first.workload().benchmarkMethod()),
                new ForkRequest.Files(
                        runDirectory.toString(),
                        ForkEntry.name(first, block),
                        sockets.map(Path::toString).orElse(null)),
                new ForkRequest.Times(
                        plan.warmup(first).toMillis(),
                        JMH_MEASURES.toMillis(),
                        warmUpCpus.get(Math.floorMod(starts.getAndIncrement(), warmUpCpus.size()))),
                table.socket().toString(),
                FurtherFork.text(cells.stream()
                        .skip(1)
                        .map(cell -> FurtherFork.of(cell.spec(), ForkEntry.name(cell, block)))
                        .toList()),
                jvmArguments(first));
        ForkHostProcess host = hosts.host(first.conditions().jdk(), first.variant());
        return ProcessPair.start(
                cells,
                block,
                runDirectory,
                table,
                () -> host.fork(request),
                plan.warmup(first).plus(START_LIMIT),
                order);
    }

    /** Where a plan is followed or slow requests are explained, both ends tell pauses of their own from those of the platform. */
    private List<String> jvmArguments(Cell cell) throws IOException {
        List<String> arguments =
                new ArrayList<>(hosts.jvmArguments(cell.conditions().jdk()));
        arguments.addAll(agents.apply(cell));
        arguments.addAll(observation.jvmArguments(runDirectory));
        if (cell.spec().traffic().pace().open() || observation.ledger()) {
            arguments.add(SafepointLog.option(Files.createDirectories(runDirectory.resolve(SAFEPOINTS))));
        }
        return plan.variant(cell)
                .map(variant -> JvmOptions.with(arguments, variant.jvmArguments()))
                .orElse(arguments);
    }
}
