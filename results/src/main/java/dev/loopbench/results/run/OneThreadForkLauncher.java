package dev.loopbench.results.run;

import dev.loopbench.core.process.LastWords;
import dev.loopbench.core.process.PrivateChannel;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.host.ForkHost;
import dev.loopbench.results.host.ForkHost.ForkAnswer;
import dev.loopbench.results.host.ForkRequest;
import dev.loopbench.results.host.HostLog;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.host.OneThreadFork;
import dev.loopbench.results.memory.MemoryTransport;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** Starts forks whose ends share one I/O thread, each in a JVM of its own. Safe for use by several threads. */
public final class OneThreadForkLauncher implements ForkLauncher, Closeable {

    /** Beyond its warm-up, and beyond the stall limit of a slice. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Hosts hosts;
    private final Plan plan;
    private final Path runDirectory;
    private final ProcessBuilder.Redirect log;
    private final TurnTable table;
    private final IntSupplier order;
    private final Transports transports = Transports.load();
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /**
     * @param hosts whose JDKs and options the forks have
     * @param log where the forks' own words go
     * @param table where forks are granted their turns
     * @param order numbers the forks of the run
     */
    public OneThreadForkLauncher(
            Hosts hosts,
            Plan plan,
            Path runDirectory,
            ProcessBuilder.Redirect log,
            TurnTable table,
            IntSupplier order) {
        this.hosts = hosts;
        this.plan = plan;
        this.runDirectory = runDirectory;
        this.log = log;
        this.table = table;
        this.order = order;
    }

    @Override
    public ResidentPair start(List<Cell> cells, int block) throws IOException {
        Cell cell = cells.get(0);
        String jdk = cell.conditions().jdk();
        ForkRequest request = new ForkRequest(
                cell.spec(),
                ForkRequest.Benchmark.NONE,
                new ForkRequest.Files(runDirectory.toString(), ForkEntry.name(cell, block), null),
                new ForkRequest.Times(plan.warmup(cell).toMillis(), 0, 0),
                table.socket().toString(),
                "",
                jvmArguments(cell));
        return ProcessPair.start(
                cells,
                block,
                runDirectory,
                table,
                () -> launch(command(jdk, request)),
                plan.warmup(cell).plus(GRACE),
                order);
    }

    private List<String> jvmArguments(Cell cell) {
        List<String> arguments =
                new ArrayList<>(hosts.jvmArguments(cell.conditions().jdk()));
        arguments.addAll(transport(cell).jvmArguments());
        return arguments;
    }

    private Transport transport(Cell cell) {
        return cell.transport().equals(MemoryTransport.NAME)
                ? new MemoryTransport()
                : transports.named(cell.transport());
    }

    private List<String> command(String jdk, ForkRequest request) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(hosts.jdk(jdk).launcher().toString());
        command.addAll(request.jvmArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneThreadFork.class.getName()));
        command.add(ForkHost.JSON.writeValueAsString(request));
        return command;
    }

    private CompletableFuture<ForkAnswer> launch(List<String> command) throws IOException {
        Process fork = new ProcessBuilder(PrivateChannel.command(command)).start();
        LastWords said = LastWords.of(fork, HostLog.at(log)::take);
        running.add(fork);
        return fork.onExit().thenApply(ended -> {
            running.remove(ended);
            String failure = ended.exitValue() == 0
                    ? null
                    : "ended with exit code " + ended.exitValue()
                            + said.atEndOf(ended).quoted();
            return new ForkAnswer(failure, OneThreadFork.class.getName(), Double.NaN, "", "");
        });
    }

    /** Ends the forks that are running. */
    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }
}
