package dev.loopbench.results.launch;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.files.ReferenceFile;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StoredTable;
import dev.loopbench.results.floor.FloorForks;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.EvidenceOptions;
import dev.loopbench.results.option.ReportOptions;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.ProfiledCells;
import dev.loopbench.results.report.ProfileReport;
import dev.loopbench.results.run.Driver;
import dev.loopbench.results.run.FloorForkLauncher;
import dev.loopbench.results.run.ForkLauncher;
import dev.loopbench.results.run.JmhForkLauncher;
import dev.loopbench.results.run.MonotonicClock;
import dev.loopbench.results.run.Observation;
import dev.loopbench.results.run.Progress;
import dev.loopbench.results.run.TurnTable;
import dev.loopbench.results.store.FinishedRun;
import dev.loopbench.results.store.FinishedRun.RunFacts;
import dev.loopbench.results.store.PanelLedger;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.store.RunStore;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.terminal.FailureLine;
import dev.loopbench.results.terminal.Interruption;
import dev.loopbench.results.terminal.TerminalDevice;
import dev.loopbench.results.words.BaseJudgement;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** One run from its first fork to its table, interrupted or not. */
final class RunExecution {

    private final Plan plan;
    private final Optional<FloorForks> floors;
    private final RunSockets sockets;
    private final RunDirectory directory;
    private final EvidenceOptions options;
    private final ReportOptions form;
    private final boolean isProfiled;
    private final Observation observation;
    private final Hosts hosts;
    private final Diagnosis machine;
    private final PrintStream out;
    private final RunStore store;
    private final RunJournal journal;
    private final List<ForkEntry> forks = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    /** @param earlier forks of this plan that were run before it was interrupted */
    RunExecution(
            RunRequest asked,
            PlannedRun planned,
            List<ForkEntry> earlier,
            RunDirectory directory,
            Hosts hosts,
            Diagnosis machine,
            PrintStream out) {
        plan = planned.plan();
        floors = planned.floors();
        sockets = planned.sockets();
        this.directory = directory;
        this.hosts = hosts;
        this.machine = machine;
        this.out = out;
        options = asked.evidence();
        form = asked.form();
        isProfiled = asked.profileForks();
        observation = asked.observation();
        journal = new RunJournal(directory);
        forks.addAll(earlier);
        this.store = new RunStore(directory, ReferenceFile.ofThisUser(), options.rulebook(plan));
    }

    /**
     * Measures, prints the table and writes the documents.
     *
     * @return whether all went well
     * @throws IOException when a document cannot be written
     */
    boolean execute(Ending ending) throws IOException {
        MonotonicClock clock = new MonotonicClock();
        Instant start = clock.instant();
        if (!forks.isEmpty()) {
            store.take(plan, forks);
        }
        try (Interruption interruption = new Interruption(this::endForks)) {
            List<String> notes = Announcement.notes(this::archiveClasses);
            boolean complete = measure(interruption, notes);
            notes.addAll(troubles);
            notes.addAll(ForkEntry.notes(forks));
            FinishedRun finished =
                    store.finish(plan, forks, new RunFacts(start, clock.instant(), complete, notes, machine));
            Summary summary = finished.summary();
            out.println();
            List<ComparisonRequest> questions = plan.panels().stream()
                    .map(panel -> options.question(plan, panel))
                    .toList();
            BaseJudgement judgement = BaseJudgement.of(plan, summary, questions);
            List<PanelLedger> ledgers = observation.ledger() ? PanelLedger.of(directory, plan, forks) : List.of();
            Supplier<String> table =
                    () -> form.text(summary, questions, ledgers) + judgement.text() + ending.table(summary);
            out.print(table.get());
            // Only now: whatever becomes of the files, what was measured has been shown.
            finished.write();
            StoredTable.write(directory.path(), table);
            interruption.stored();
            if (isProfiled) {
                profile(complete, interruption);
            }
            return ending.print(complete)
                    && complete
                    && !summary.anyFailed()
                    && !summary.anySuspicious()
                    && judgement.passes();
        }
    }

    /** The work after the table of a run, before the program may go down. */
    interface Ending {

        /** Further lines of the table; empty when there are none. */
        String table(Summary summary);

        /**
         * Prints the last lines.
         *
         * @param complete whether the run came to its end
         * @return whether all went well
         */
        boolean print(boolean complete);
    }

    private void profile(boolean complete, Interruption interruption) {
        if (complete) {
            new ProfilePhase(
                            new ProfiledCells(plan),
                            jvmLauncher(sockets.turns(), forks::size),
                            directory.profiles(),
                            progress(),
                            out)
                    .execute(interruption);
        } else {
            out.print(ProfileReport.none("the run did not come to its end"));
        }
    }

    private Progress progress() {
        return new Progress(out, TerminalDevice.OUT.isTerminal(), new MonotonicClock());
    }

    private boolean measure(Interruption interruption, List<String> notes) {
        try {
            new Driver(
                            plan,
                            List.copyOf(forks),
                            plan::cohorts,
                            launcher(sockets.turns()),
                            new PanelCompleteness(plan, store, panel -> options.question(plan, panel)),
                            new Keeper(),
                            progress(),
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

    private ForkLauncher launcher(TurnTable table) {
        AtomicInteger launched = new AtomicInteger(forks.size());
        ForkLauncher jvms = jvmLauncher(table, launched::incrementAndGet);
        return floors.map(ofFloors -> jvms.withFloors(
                        new FloorForkLauncher(ofFloors, plan, directory.path(), launched::incrementAndGet)))
                .orElse(jvms);
    }

    private JmhForkLauncher jvmLauncher(TurnTable table, IntSupplier order) {
        return new JmhForkLauncher(hosts, plan, directory.path(), sockets.directory(), table, order)
                .observing(observation);
    }

    private List<String> archiveClasses() {
        return plan.hasClassArchive()
                ? hosts.archiveClasses(
                        directory.path(),
                        ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                : List.of();
    }

    /** Keeps what is measured as it comes, so that an interrupted run has little left to do. */
    private final class Keeper implements Driver.Listener {

        @Override
        public void counts(Cohort cohort, int block) {
            keep(() -> journal.counts(cohort, block));
        }

        /** A run that cannot be resumed is worth more than one that is ended. */
        private void keep(Runnable writing) {
            try {
                writing.run();
            } catch (UncheckedIOException e) {
                String trouble = "this run cannot be resumed: " + FailureLine.line(e);
                if (!troubles.contains(trouble)) {
                    troubles.add(trouble);
                }
            }
        }

        @Override
        public void finished(List<ForkEntry> finished) {
            forks.addAll(finished);
            finished.forEach(fork -> keep(() -> journal.add(fork)));
            store.take(plan, forks);
        }
    }

    private void endForks() {
        try {
            // Forks that see the end of their turns leave their records.
            sockets.close();
            floors.ifPresent(FloorForks::close);
            hosts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
