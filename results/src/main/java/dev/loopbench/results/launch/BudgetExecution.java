package dev.loopbench.results.launch;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.budget.BlockMeans;
import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.budget.BudgetPlanner.PlannedBudgets;
import dev.loopbench.results.budget.MeasuredBudget;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.environment.ForkTimes;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.files.ReferenceFile;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.floor.FloorForks;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.report.BudgetReport;
import dev.loopbench.results.run.Driver;
import dev.loopbench.results.run.FloorForkLauncher;
import dev.loopbench.results.run.ForkLauncher;
import dev.loopbench.results.run.JmhForkLauncher;
import dev.loopbench.results.run.MonotonicClock;
import dev.loopbench.results.run.OneThreadForkLauncher;
import dev.loopbench.results.run.Progress;
import dev.loopbench.results.store.RunStore;
import dev.loopbench.results.terminal.Interruption;
import dev.loopbench.results.terminal.TerminalDevice;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Budgets from their first fork to their tables, interrupted or not. */
final class BudgetExecution {

    private final PlannedBudgets planned;
    private final Plan plan;
    private final BudgetRequest asked;
    private final FloorForks floors;
    private final RunDirectory directory;
    private final Hosts hosts;
    private final RunSockets sockets;
    private final PrintStream out;
    private final RunStore store;
    private final OneThreadForkLauncher onOneThread;
    private final AtomicInteger launched = new AtomicInteger();
    private final List<ForkEntry> forks = new ArrayList<>();

    BudgetExecution(
            PlannedBudgets planned,
            BudgetRequest asked,
            FloorForks floors,
            RunDirectory directory,
            Hosts hosts,
            RunSockets sockets,
            PrintStream out) {
        this.planned = planned;
        this.plan = planned.plan();
        this.asked = asked;
        this.floors = floors;
        this.directory = directory;
        this.hosts = hosts;
        this.sockets = sockets;
        this.out = out;
        store = new RunStore(directory, ReferenceFile.ofThisUser(), blocks -> Rules.ofBand(Rules.BAND));
        onOneThread = new OneThreadForkLauncher(
                hosts, plan, directory.path(), log(), sockets.turns(), launched::incrementAndGet);
    }

    /**
     * Measures, writes the document and prints the tables.
     *
     * @return whether all of it was seen
     * @throws IOException when the document cannot be written
     */
    boolean execute() throws IOException {
        try (Interruption interruption = new Interruption(this::endForks)) {
            List<String> notes = Announcement.notes(() -> hosts.archiveClasses(directory.path(), log()));
            boolean complete = measure(interruption, notes);
            BudgetDocument document = document(complete, notes);
            boolean hasPage = new StudyEnding(directory, interruption, out)
                    .print(directory.budgetJson(), document, () -> BudgetReport.of(document));
            return hasPage
                    && complete
                    && document.budgets().stream().allMatch(budget -> budget.explained() != null)
                    && forks.stream().allMatch(fork -> fork.failure() == null);
        }
    }

    private boolean measure(Interruption interruption, List<String> notes) {
        Progress progress = new Progress(out, TerminalDevice.OUT.isTerminal(), new MonotonicClock());
        try {
            new Driver(
                            plan,
                            List.of(),
                            plan::cohorts,
                            launcher(),
                            new PanelCompleteness(plan, store, panel -> ComparisonRequest.BEST),
                            this::take,
                            progress,
                            new MonotonicClock())
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

    private ForkLauncher launcher() {
        ForkLauncher programs = new FloorForkLauncher(floors, plan, directory.path(), launched::incrementAndGet);
        ForkLauncher pairs = new JmhForkLauncher(
                        hosts, plan, directory.path(), Optional.empty(), sockets.turns(), launched::incrementAndGet)
                .withFloors(programs);
        return (cells, block) -> {
            Cell cell = cells.get(0);
            ForkLauncher launcher = cell.isPart() ? programs : cell.isOnOneThread() ? onOneThread : pairs;
            return launcher.start(cells, block);
        };
    }

    private ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(directory.log().toFile());
    }

    /** Reads the forks' histograms between two cohorts, so that an interrupted run has little left to do. */
    private void take(List<ForkEntry> finished) {
        forks.addAll(finished);
        store.take(plan, forks);
    }

    private BudgetDocument document(boolean complete, List<String> notes) {
        BlockMeans means = BlockMeans.of(store.figures(plan, forks));
        notes.addAll(store.keepReferences(plan, forks));
        notes.addAll(failures());
        return new BudgetDocument(
                BudgetDocument.SCHEMA,
                directory.name(),
                complete,
                asked.seed(),
                new ForkTimes(
                        asked.blocks(),
                        asked.warmup().toMillis(),
                        asked.measure().toMillis(),
                        hosts.machines().get(0).jdk()),
                planned.budgets().stream()
                        .map(budget -> MeasuredBudget.of(budget, means, planned.refusals()))
                        .toList(),
                notes,
                Environment.read(forks.stream().map(ForkEntry::record).toList()));
    }

    /** One line a cell, with the reason of its first failure. */
    private List<String> failures() {
        Map<String, String> byCell = new TreeMap<>();
        for (ForkEntry fork : forks) {
            String failure = fork.failure();
            if (failure != null) {
                byCell.putIfAbsent(fork.cell().label(), failure);
            }
        }
        List<String> failures = new ArrayList<>();
        byCell.forEach((cell, failure) -> failures.add("a fork of " + cell + " failed: " + failure));
        return failures;
    }

    private void endForks() {
        try {
            sockets.close();
            floors.close();
            onOneThread.close();
            hosts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
