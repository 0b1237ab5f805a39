package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.plan.Glob;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.report.PlanReport;
import dev.loopbench.results.run.HostMachine;
import dev.loopbench.results.run.Hosts;
import dev.loopbench.results.store.ForkEntry;
import dev.loopbench.results.store.RunDirectory;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.store.RunLock;
import dev.loopbench.results.store.StartedRun;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a plan and prints the table. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Measures a plan of cells in interleaved forks, and prints a table.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private ReportOptions form = new ReportOptions();

    @Option(
            names = "--jdks",
            split = ",",
            paramLabel = "JDK",
            description = "Where the forks run: releases such as 17,25, or directories. Default: the newest found.")
    private List<String> jdks = List.of();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Where runs are kept; each gets a directory named after its start. Default: 'runs' beside the jar.")
    private @Nullable Path output;

    @Option(names = "--dry-run", description = "Print the plan and stop.")
    private boolean dryRun;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with the run in this directory, which was interrupted: same plan, seed and order.")
    private @Nullable Path resume;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return resume == null ? start() : resume(resume);
    }

    @SuppressWarnings("try") // the lock is held, not used
    private int start() throws IOException {
        PlanRequest request = checked();
        List<Jdk> chosen = JdkChoice.of(jdks);
        PrintStream out = opening(chosen);
        if (dryRun) {
            try (Hosts hosts = Hosts.start(chosen, ProcessBuilder.Redirect.DISCARD)) {
                out.print(PlanReport.of(PlannedRun.toLookAt(request, hosts)).details());
            }
            return 0;
        }
        if (evidence.hasBaseline()) {
            // Only the hosts know what can be measured here, and nothing is written yet.
            try (Hosts hosts = Hosts.start(chosen, ProcessBuilder.Redirect.DISCARD)) {
                evidence.check(PlannedRun.toLookAt(request, hosts));
            }
        }
        RunDirectory directory = createDirectory();
        try (RunLock lock = RunLock.take(directory);
                Hosts hosts = Hosts.start(
                        chosen, ProcessBuilder.Redirect.to(directory.log().toFile()))) {
            PlannedRun planned = PlannedRun.of(request, hosts, directory);
            new RunJournal(directory)
                    .begin(StartedRun.of(
                            arguments(request.seed()),
                            Machine.here().identity(),
                            versions(hosts),
                            BuildFiles.of(request)));
            return measure(planned, List.of(), directory, hosts, out);
        }
    }

    @SuppressWarnings("try") // likewise
    private int resume(Path path) throws IOException {
        RunDirectory directory = new RunDirectory(real(path));
        RunJournal journal = new RunJournal(directory);
        StartedRun started = resumable(journal);
        try (RunLock lock = lock(directory)) {
            return resume(directory, journal, started);
        }
    }

    private static RunLock lock(RunDirectory directory) {
        try {
            return RunLock.take(directory);
        } catch (IOException e) {
            throw new UnusableInput("--resume", String.valueOf(e.getMessage()));
        }
    }

    private static int resume(RunDirectory directory, RunJournal journal, StartedRun started) throws IOException {
        RunCommand interrupted = new RunCommand();
        new CommandLine(interrupted).parseArgs(started.arguments().toArray(String[]::new));
        PlanRequest request = interrupted.checked();
        List<Jdk> chosen = JdkChoice.of(interrupted.jdks);
        PrintStream out = opening(chosen);
        try (Hosts hosts = Hosts.start(
                chosen, ProcessBuilder.Redirect.appendTo(directory.log().toFile()))) {
            if (!versions(hosts).equals(started.jdks())) {
                throw new UnusableInput(
                        "--resume", "the run began on JDK " + started.jdks() + ", here is " + versions(hosts));
            }
            if (!BuildFiles.of(request).equals(started.buildFiles())) {
                throw new UnusableInput(
                        "--resume", "the run began with another build: " + String.join("; ", started.buildFiles()));
            }
            PlannedRun planned = PlannedRun.of(request, hosts, directory);
            return interrupted.measure(planned, finished(journal, planned.plan()), directory, hosts, out);
        }
    }

    /** The directory itself, where a link such as {@code latest} was named. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UnusableInput("--resume", "there is no run in " + path.toAbsolutePath());
        }
    }

    private StartedRun resumable(RunJournal journal) {
        if (spec.commandLine().getParseResult().matchedOptions().size() > 1) {
            throw new UnusableInput("--resume", "the run has its options already: give none beside it");
        }
        try {
            StartedRun started = journal.started();
            if (journal.isComplete()) {
                throw new UnusableInput("--resume", "that run came to its end");
            }
            String here = Machine.here().identity();
            if (!started.machine().equals(here)) {
                throw new UnusableInput("--resume", "the run began on " + started.machine() + ", this is " + here);
            }
            return started;
        } catch (IOException e) {
            throw new UnusableInput("--resume", String.valueOf(e.getMessage()));
        }
    }

    private static List<ForkEntry> finished(RunJournal journal, Plan plan) {
        try {
            return journal.finished(plan);
        } catch (IOException e) {
            throw new UnusableInput("--resume", String.valueOf(e.getMessage()));
        }
    }

    private int measure(
            PlannedRun planned, List<ForkEntry> earlier, RunDirectory directory, Hosts hosts, PrintStream out)
            throws IOException {
        Plan plan = planned.plan();
        hosts.startVariants(
                plan.variants(),
                ProcessBuilder.Redirect.appendTo(directory.log().toFile()));
        out.print(PlanReport.of(plan).opening());
        out.println("Run directory: " + directory.path());
        if (!earlier.isEmpty()) {
            out.println(earlier.size() + (earlier.size() == 1 ? " fork was" : " forks were")
                    + " run before it was interrupted");
        }
        out.println();
        return new MeasuredRun(planned, earlier, evidence, form, directory, hosts, out).execute()
                ? 0
                : Loopbench.FAILED;
    }

    private static PrintStream opening(List<Jdk> chosen) {
        PrintStream out = System.out;
        out.println(Machine.here().line());
        out.println("JDK of the forks: "
                + String.join(", ", chosen.stream().map(RunCommand::describe).toList()) + "; this is "
                + Runtime.version());
        return out;
    }

    private static Set<String> versions(Hosts hosts) {
        return hosts.machines().stream().map(HostMachine::jdk).collect(Collectors.toSet());
    }

    /** What followed the command's name. */
    private List<String> arguments() {
        List<String> all = spec.commandLine().getParseResult().originalArgs();
        return all.subList(all.indexOf(spec.name()) + 1, all.size());
    }

    private List<String> arguments(long seed) {
        List<String> arguments = new ArrayList<>(arguments());
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--seed"))) {
            arguments.add("--seed=" + seed);
        }
        return arguments;
    }

    private PlanRequest checked() {
        PlanRequest request = options.request();
        checkNames(request);
        evidence.check(request);
        form.check();
        return request;
    }

    /** Before anything is started or written. */
    private static void checkNames(PlanRequest request) {
        List<String> selected;
        try {
            selected = Glob.select(request.transports(), Names.transportsAndFloors());
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--transports", String.valueOf(e.getMessage()));
        }
        if (!request.variants().isEmpty()
                && !selected.isEmpty()
                && selected.stream().allMatch(name -> Floor.of(name).isPresent())) {
            throw new UnusableInput("--variant", "goes not with floors alone: they have no JVM that could vary");
        }
        List<String> names = Names.transports();
        request.client().filter(client -> !names.contains(client)).ifPresent(client -> {
            throw new UnusableInput("--client", "'" + client + "': there are " + String.join(", ", names));
        });
    }

    private static String describe(Jdk jdk) {
        return jdk.version() + " (" + jdk.home() + ")";
    }

    private RunDirectory createDirectory() {
        try {
            return RunDirectory.create(output == null ? besideTheJar() : output.toAbsolutePath(), Instant.now());
        } catch (IOException e) {
            throw new UnusableInput("--output", String.valueOf(e.getMessage()));
        }
    }

    private static Path besideTheJar() {
        try {
            return Path.of(RunCommand.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("runs");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this program is no path", e);
        }
    }
}
