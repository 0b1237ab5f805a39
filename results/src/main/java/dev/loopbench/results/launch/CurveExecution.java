package dev.loopbench.results.launch;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.curve.Curve;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.curve.CurvePlanner;
import dev.loopbench.results.curve.CurveSearch;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.environment.ForkTimes;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.ReferenceFile;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.report.CurveReport;
import dev.loopbench.results.run.Driver;
import dev.loopbench.results.run.JmhForkLauncher;
import dev.loopbench.results.run.MonotonicClock;
import dev.loopbench.results.run.Progress;
import dev.loopbench.results.store.RunStore;
import dev.loopbench.results.terminal.Interruption;
import dev.loopbench.results.terminal.TerminalDevice;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Curves from their first fork to their tables, interrupted or not. */
final class CurveExecution {

    /** Rates that take turns with each other. */
    private static final int AT_A_TABLE = 4;

    private final CurveRequest asked;
    private final RunDirectory directory;
    private final Hosts hosts;
    private final RunSockets sockets;
    private final PrintStream out;
    private final RunStore store;
    private final CurveSearch search;
    private final AtomicInteger launched = new AtomicInteger();
    private final List<ForkEntry> forks = new ArrayList<>();
    private final Progress progress;

    CurveExecution(CurveRequest asked, RunDirectory directory, Hosts hosts, RunSockets sockets, PrintStream out) {
        this.asked = asked;
        this.directory = directory;
        this.hosts = hosts;
        this.sockets = sockets;
        this.out = out;
        progress = new Progress(out, TerminalDevice.OUT.isTerminal(), new MonotonicClock());
        store = new RunStore(directory, ReferenceFile.ofThisUser(), blocks -> Rules.ofBand(Rules.BAND));
        search = new CurveSearch(
                asked.planner(hosts.machines().get(0)), asked.transports(), asked.promisedMicros(), new Forked());
    }

    /**
     * Measures, writes the document and prints the tables.
     *
     * @return whether there is a curve of every transport
     * @throws IOException when the document cannot be written
     */
    boolean execute() throws IOException {
        try (Interruption interruption = new Interruption(this::endForks)) {
            List<String> notes = Announcement.notes(() -> hosts.archiveClasses(directory.path(), log()));
            boolean complete = measure(interruption, notes);
            CurveDocument document = document(complete, notes);
            boolean hasPage = new StudyEnding(directory, interruption, out)
                    .print(directory.curveJson(), document, () -> CurveReport.of(document));
            return hasPage && complete && document.curves().stream().allMatch(CurveExecution::isCurve);
        }
    }

    private static boolean isCurve(Curve curve) {
        return curve.closedPerSecond() != null;
    }

    private boolean measure(Interruption interruption, List<String> notes) {
        try {
            search.run();
            return true;
        } catch (IOException e) {
            notes.add(
                    interruption.happened()
                            ? "interrupted: the search was not finished"
                            : String.valueOf(e.getMessage()));
            return false;
        }
    }

    private final class Forked implements CurveSearch.Forks {

        @Override
        public void run(Plan next, String name, int firstBlock) throws IOException {
            progress.step(name, next.expectedDuration().plus(later(name)));
            CurveExecution.this.run(next, firstBlock);
        }

        @Override
        public Map<ForkEntry, Map<Metric, Double>> figures(Plan all) {
            return store.allFigures(all, forks);
        }
    }

    /** The time that may come after a step: as much again as has been planned for it, at most, where that is not known yet. */
    private Duration later(String name) {
        CurvePlanner planner = asked.planner(hosts.machines().get(0));
        Duration narrowing = planner.narrowing(asked.transports()).multipliedBy(CurveSearch.MOST_STEPS - 1L);
        return switch (name) {
            case CurveSearch.CLOSED_LOOP -> planner.sweep(asked.transports()).plus(narrowing);
            case CurveSearch.SWEEP -> narrowing;
            default -> Duration.ZERO;
        };
    }

    private void run(Plan next, int firstBlock) throws IOException {
        new Driver(
                        next,
                        List.of(),
                        panels -> Cohort.inTables(panels, AT_A_TABLE),
                        new JmhForkLauncher(
                                hosts,
                                next,
                                directory.path(),
                                Optional.empty(),
                                sockets.turns(),
                                launched::incrementAndGet),
                        new EveryBlock(),
                        forks::addAll,
                        progress,
                        new MonotonicClock())
                .run(firstBlock);
    }

    /** A curve is read with its disturbed slices, too, so no block lacks anything. */
    private static final class EveryBlock implements Driver.Completeness {

        @Override
        public int complete(Panel panel, List<ForkEntry> forks) {
            return panel.blocks();
        }

        @Override
        public int wanted(Panel panel, List<ForkEntry> forks) {
            return panel.blocks();
        }
    }

    private ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(directory.log().toFile());
    }

    private CurveDocument document(boolean complete, List<String> notes) {
        return new CurveDocument(
                CurveDocument.SCHEMA,
                directory.name(),
                complete,
                asked.forks().seed(),
                new CurveDocument.Load(
                        asked.load().placement().label(),
                        AddressFamily.TCP.label(),
                        asked.load().arrivals().label(),
                        asked.load().connections(),
                        asked.load().window()),
                new ForkTimes(
                        asked.forks().blocks(),
                        asked.forks().warmup().toMillis(),
                        asked.forks().measure().toMillis(),
                        hosts.machines().get(0).jdk()),
                search.curves(),
                notes,
                Environment.read(forks.stream().map(ForkEntry::record).toList()));
    }

    private void endForks() {
        try {
            sockets.close();
            hosts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
