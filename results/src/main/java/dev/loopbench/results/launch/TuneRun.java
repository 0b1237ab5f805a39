package dev.loopbench.results.launch;

import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.RunLock;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.host.HostCapabilities;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Glob;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.tune.Knob;
import dev.loopbench.results.tune.Knobs;
import dev.loopbench.results.tune.TunePlanner;
import dev.loopbench.results.tune.TuneReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries knobs, in a run directory of its own. */
public final class TuneRun {

    private static final String NAME = "tune";
    private static final String OPTION = "--knobs";

    private final RunRequest asked;
    private final List<String> wanted;
    private final List<String> arguments;
    private final PrintStream out;

    /**
     * @param wanted names, globs or groups of knobs; none for all that apply
     * @param arguments that ask for this, the seed among them
     */
    public TuneRun(RunRequest asked, List<String> wanted, List<String> arguments, PrintStream out) {
        this.asked = asked;
        this.wanted = wanted;
        this.arguments = List.copyOf(arguments);
        this.out = out;
    }

    /**
     * Measures and says what each is worth.
     *
     * @param output where runs are kept; {@code null} for {@code runs} beside the jar
     * @param wait what to do while another run measures on this machine
     * @return whether all went well
     * @throws UnusableInput when the transport cannot be measured so, or a knob is not known
     * @throws IOException when a host does not come up or a document cannot be written
     */
    @SuppressWarnings("try") // the machine is held, not used
    public boolean measure(@Nullable Path output, WaitOption wait) throws IOException {
        Announcement.print(asked.jdks(), out);
        try (MachineLock held = wait.takeMachine(NAME, out)) {
            Diagnosis machine = asked.examine(out);
            try (Hosts looking = asked.startHosts(ProcessBuilder.Redirect.DISCARD)) {
                base(looking);
                knobs(looking);
            }
            // Knobs may be over Unix domain sockets, whatever the cell is.
            try (RunSockets sockets = RunSockets.make(asked.socketBase(), true)) {
                return measure(RunLauncher.createDirectory(output), sockets, machine);
            }
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private boolean measure(RunDirectory directory, RunSockets sockets, Diagnosis machine) throws IOException {
        try (RunLock lock = RunLock.take(directory);
                Hosts hosts = asked.startHosts(
                        ProcessBuilder.Redirect.to(directory.log().toFile()))) {
            List<Knob> knobs = knobs(hosts);
            Plan plan = TunePlanner.with(base(hosts), knobs, hosts.machines());
            new RunJournal(directory)
                    .begin(StartedRun.of(
                                    arguments,
                                    Machine.here().identity(),
                                    hosts.versions(),
                                    BuildFiles.of(asked.request()))
                            .by(NAME));
            out.print(asked.report(plan).opening());
            out.println("Run directory: " + directory.path());
            out.println();
            RunExecution run = new RunExecution(
                    asked, new PlannedRun(plan, Optional.empty(), sockets), List.of(), directory, hosts, machine, out);
            return run.execute(new WorthOfKnobs(plan, knobs, directory));
        }
    }

    /** Prints the worth of each knob, below the table, and writes the page. */
    private final class WorthOfKnobs implements RunExecution.Ending {

        private final Plan plan;
        private final List<Knob> knobs;
        private final RunDirectory directory;

        WorthOfKnobs(Plan plan, List<Knob> knobs, RunDirectory directory) {
            this.plan = plan;
            this.knobs = knobs;
            this.directory = directory;
        }

        @Override
        public String table(Summary summary) {
            return "\n" + report(plan, knobs, summary);
        }

        @Override
        public boolean print(boolean complete) {
            out.println(complete ? "" : "It did not come to its end, and starts anew each time.");
            return RunEnding.printPage(directory, complete, out);
        }
    }

    private String report(Plan plan, List<Knob> knobs, Summary summary) {
        Panel panel = plan.panels().get(0);
        List<Comparison> comparisons = asked.evidence()
                .question(plan, panel)
                .asked(summary.panels().get(0).evidence());
        Workload workload = panel.conditions().workload();
        return TuneReport.text(
                plan, knobs, comparisons, Metric.of(workload.primaryMetric()).lowerIsBetter());
    }

    /** One cell and its twin. */
    private Plan base(Hosts hosts) throws IOException {
        Plan all = PlannedRun.toLookAt(asked.request(), hosts);
        String jdk = hosts.machines().get(0).jdk();
        List<Panel> panels = all.panels().stream()
                .filter(panel -> panel.conditions().jdk().equals(jdk))
                .toList();
        if (panels.size() != 1) {
            throw new UnusableInput(
                    "--connections", "and other lists: one value each, there are " + panels.size() + " panels");
        }
        Panel panel = panels.get(0);
        if (panel.cells().isEmpty()) {
            throw new UnusableInput(
                    "--transport",
                    panel.skipped().stream()
                            .map(skipped -> "'" + skipped.cell().transport() + "': " + skipped.reason())
                            .findFirst()
                            .orElse("nothing can be measured"));
        }
        return new Plan(
                all.profile(),
                all.seed(),
                all.warmup(),
                all.measure(),
                all.budget(),
                List.of(panel),
                all.warmupFactors(),
                all.ownFloors(),
                List.of(),
                false);
    }

    private List<Knob> knobs(Hosts hosts) throws IOException {
        Cell cell = base(hosts).panels().get(0).cells().get(0);
        List<Knob> all = new Knobs(hosts.machines().get(0).traits())
                .all(hosts.machines().stream()
                        .map(HostCapabilities::jdk)
                        .filter(jdk -> !jdk.equals(cell.conditions().jdk()))
                        .toList());
        List<Knob> applying =
                all.stream().filter(knob -> knob.applies().test(cell)).toList();
        if (wanted.isEmpty()) {
            return applying.stream()
                    .filter(knob -> !knob.name().equals(Knobs.NOTHING))
                    .toList();
        }
        List<String> names = new ArrayList<>(all.stream().map(Knob::name).toList());
        names.addAll(all.stream().map(Knob::group).distinct().toList());
        List<String> selected;
        try {
            selected = Glob.select(wanted, names);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(OPTION, String.valueOf(e.getMessage()));
        }
        List<Knob> chosen = applying.stream()
                .filter(knob -> selected.contains(knob.name()) || selected.contains(knob.group()))
                .toList();
        if (chosen.isEmpty()) {
            throw new UnusableInput(OPTION, String.join(",", wanted) + ": none of them applies to this cell");
        }
        return chosen;
    }
}
