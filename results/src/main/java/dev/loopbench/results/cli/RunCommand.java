package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.plan.Glob;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.report.PlanReport;
import dev.loopbench.results.run.Hosts;
import dev.loopbench.results.store.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Override
    public Integer call() throws IOException {
        PlanRequest request = options.request();
        List<Jdk> chosen = JdkChoice.of(jdks);
        checkNames(request);
        evidence.check();
        PrintStream out = System.out;
        out.println(Machine.here().line());
        out.println("JDK of the forks: "
                + String.join(", ", chosen.stream().map(RunCommand::describe).toList()) + "; this is "
                + Runtime.version());
        if (dryRun) {
            try (Hosts hosts = Hosts.start(chosen, ProcessBuilder.Redirect.DISCARD)) {
                out.print(PlanReport.of(new Planner(request).plan(hosts.machines()))
                        .details());
            }
            return 0;
        }
        RunDirectory directory = createDirectory();
        try (Hosts hosts =
                Hosts.start(chosen, ProcessBuilder.Redirect.to(directory.log().toFile()))) {
            Plan plan = new Planner(request).plan(hosts.machines());
            out.print(PlanReport.of(plan).opening());
            out.println("Run directory: " + directory.path());
            out.println();
            return new MeasuredRun(plan, evidence, directory, hosts, out).execute() ? 0 : Loopbench.FAILED;
        }
    }

    /** Before anything is started or written. */
    private static void checkNames(PlanRequest request) {
        List<String> names =
                Transports.load().all().stream().map(Transport::name).toList();
        try {
            Glob.select(request.transports(), names);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--transports", String.valueOf(e.getMessage()));
        }
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
