package dev.loopbench.results.run;

import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.memory.MemoryTransport;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.ForkEntry;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Runs forks whose ends share one I/O thread, each in a JVM of its own. Used by one thread; may be closed by another. */
public final class OneThreadForkLauncher implements ForkLauncher, Closeable {

    /** Beyond what a fork is told to take, and beyond the stall limit of a slice. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Hosts hosts;
    private final Plan plan;
    private final Path runDirectory;
    private final ProcessBuilder.Redirect log;
    private final QuietWait quietWait;
    private final IntSupplier order;
    private final Transports transports = Transports.load();

    private @Nullable Process running;
    private boolean closed;

    /**
     * @param hosts whose JDKs and options the forks have
     * @param log where the forks' own words go
     * @param quietWait how to wait for quiet laps
     * @param order numbers the forks of the run
     */
    public OneThreadForkLauncher(
            Hosts hosts,
            Plan plan,
            Path runDirectory,
            ProcessBuilder.Redirect log,
            QuietWait quietWait,
            IntSupplier order) {
        this.hosts = hosts;
        this.plan = plan;
        this.runDirectory = runDirectory;
        this.log = log;
        this.quietWait = quietWait;
        this.order = order;
    }

    @Override
    public ForkEntry launch(Cell cell, int block, Duration patience) throws IOException {
        String jdk = cell.conditions().jdk();
        String name = ForkEntry.name(cell, block);
        List<String> arguments = jvmArguments(cell);
        ForkFiles files = ForkFiles.in(runDirectory, name);
        files.clear();
        ForkRequest request = new ForkRequest(
                cell.spec(),
                "",
                "",
                runDirectory.toString(),
                name,
                plan.warmup(cell).toMillis(),
                plan.measure().toMillis(),
                quietWait
                        .of(cell, new QuietWait.Build(jdk, arguments), patience)
                        .text(),
                null,
                arguments);
        String end =
                run(command(jdk, request), plan.planned(cell).plus(patience).plus(GRACE));
        ForkRecord record = Files.exists(files.record()) ? files.read() : files.writeFailure(cell.spec(), end);
        return new ForkEntry(cell, block, order.getAsInt(), OneThreadFork.class.getName(), record, Optional.empty());
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

    /** How it ended, for a fork that leaves no record. */
    private String run(List<String> command, Duration limit) throws IOException {
        Process fork = start(command);
        try {
            if (!fork.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return "not finished after " + limit.toSeconds() + " s";
            }
            return "ended with " + fork.exitValue() + "; its words are in the log";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while a fork was running");
            interrupted.initCause(e);
            throw interrupted;
        } finally {
            fork.destroyForcibly();
            ended();
        }
    }

    private synchronized Process start(List<String> command) throws IOException {
        if (closed) {
            throw new IOException("the run was ended");
        }
        Process fork = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        running = fork;
        return fork;
    }

    private synchronized void ended() throws IOException {
        running = null;
        if (closed) {
            throw new IOException("the run was ended");
        }
    }

    /** Ends the fork that is running; no further one is run. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
