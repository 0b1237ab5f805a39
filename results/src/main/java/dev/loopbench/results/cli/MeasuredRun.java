package dev.loopbench.results.cli;

import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.report.TableReport;
import dev.loopbench.results.run.Driver;
import dev.loopbench.results.run.Hosts;
import dev.loopbench.results.run.JmhForkLauncher;
import dev.loopbench.results.run.Progress;
import dev.loopbench.results.run.QuietWait;
import dev.loopbench.results.store.BadFork;
import dev.loopbench.results.store.ForkEntry;
import dev.loopbench.results.store.ReferenceFile;
import dev.loopbench.results.store.RunDirectory;
import dev.loopbench.results.store.RunFacts;
import dev.loopbench.results.store.RunStore;
import dev.loopbench.results.store.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One run from its first fork to its table, interrupted or not. */
final class MeasuredRun {

    private final Plan plan;
    private final RunDirectory directory;
    private final EvidenceOptions options;
    private final Hosts hosts;
    private final PrintStream out;
    private final RunStore store;
    private final List<ForkEntry> forks = new ArrayList<>();

    MeasuredRun(Plan plan, EvidenceOptions options, RunDirectory directory, Hosts hosts, PrintStream out) {
        this.plan = plan;
        this.directory = directory;
        this.hosts = hosts;
        this.out = out;
        this.options = options;
        this.store = new RunStore(directory, ReferenceFile.ofThisUser(), options.rules());
    }

    /**
     * Measures, writes the documents and prints the table.
     *
     * @return whether all went well
     * @throws IOException when a document cannot be written
     */
    boolean execute() throws IOException {
        Instant start = Instant.now();
        try (Interruption interruption = new Interruption(this::endForks)) {
            List<String> notes = new ArrayList<>(hosts.archiveClasses(
                    directory.path(),
                    ProcessBuilder.Redirect.appendTo(directory.log().toFile())));
            boolean complete = measure(interruption, notes);
            Summary summary = store.write(plan, forks, new RunFacts(start, Instant.now(), complete, notes));
            out.println();
            out.print(TableReport.of(summary, options.baseline()));
            return complete && !summary.anyFailed();
        }
    }

    private boolean measure(Interruption interruption, List<String> notes) {
        Progress progress = new Progress(out, isTerminal(), InstantSource.system());
        try {
            new Driver(
                            plan,
                            new JmhForkLauncher(hosts, plan, directory.path(), quietWait()),
                            this::completeBlocks,
                            this::take,
                            progress,
                            InstantSource.system())
                    .run();
            return true;
        } catch (IOException e) {
            notes.add(
                    interruption.happened()
                            ? "interrupted: the plan was not finished"
                            : String.valueOf(e.getMessage()));
            return false;
        }
    }

    private QuietWait quietWait() {
        return new QuietWait(new Placements(Topology.ofThisProcess()), store::usualNanos);
    }

    /** Reads the fork's histograms between two forks, so that an interrupted run has little left to do. */
    private void take(ForkEntry fork) {
        forks.add(fork);
        store.take(plan, forks);
    }

    private int completeBlocks(Panel panel, List<ForkEntry> sofar) {
        long broken = store.lacking(plan, sofar).stream()
                .filter(bad -> bad.panel().equals(panel))
                .map(BadFork::block)
                .distinct()
                .count();
        long all = sofar.stream()
                .filter(fork -> panel.cells().contains(fork.cell()))
                .map(ForkEntry::block)
                .distinct()
                .count();
        return (int) (all - broken);
    }

    private void endForks() {
        try {
            hosts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether standard output is a terminal; where the kernel does not say, no. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
