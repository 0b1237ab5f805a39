package dev.loopbench.results.launch;

import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.budget.BudgetPlanner;
import dev.loopbench.results.budget.BudgetPlanner.PlannedBudgets;
import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.RunLock;
import dev.loopbench.results.floor.FloorCapabilities;
import dev.loopbench.results.floor.FloorForks;
import dev.loopbench.results.floor.FloorProgram;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.report.PlanReport;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Budgets that begin, in a directory of their own. */
public final class BudgetLauncher {

    private final BudgetRequest asked;
    private final PrintStream out;

    public BudgetLauncher(BudgetRequest asked, PrintStream out) {
        this.asked = asked;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param output where runs are kept; {@code null} for {@code runs} beside the jar
     * @param wait what to do while another run measures on this machine
     * @return whether all of it was seen
     * @throws UnusableInput when a budget cannot be made here, or the directory cannot be made
     * @throws IOException when a host does not come up or the document cannot be written
     */
    @SuppressWarnings("try") // the machine is held, not used
    public boolean measure(@Nullable Path output, WaitOption wait) throws IOException {
        Announcement.print(List.of(asked.jdk()), out);
        FloorProgram.missing().ifPresent(reason -> {
            throw new UnusableInput(
                    "--transport", String.join(",", asked.transports()) + ": a budget needs a C compiler: " + reason);
        });
        try (Hosts looking = asked.startHosts(ProcessBuilder.Redirect.DISCARD)) {
            plan(looking);
        }
        try (MachineLock machine = wait.takeMachine("budget", out)) {
            return measure(RunLauncher.createDirectory(output));
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private boolean measure(RunDirectory directory) throws IOException {
        try (RunLock lock = RunLock.take(directory);
                RunSockets sockets = RunSockets.makeTemporary();
                Hosts hosts = asked.startHosts(
                        ProcessBuilder.Redirect.to(directory.log().toFile()))) {
            PlannedBudgets planned = plan(hosts);
            FloorForks floors = new FloorForks(
                    Step.during("compiling the floors", () -> FloorProgram.compile(directory.floor())),
                    Optional.empty());
            out.print(PlanReport.of(planned.plan()).opening());
            out.println("Run directory: " + directory.path());
            out.println();
            return new BudgetExecution(planned, asked, floors, directory, hosts, sockets, out).execute();
        }
    }

    private PlannedBudgets plan(Hosts hosts) throws IOException {
        FloorCapabilities machine =
                new FloorCapabilities(hosts.machines().get(0), Optional.empty(), Topology.ofThisProcess());
        try {
            return new BudgetPlanner(machine, Transports.load())
                    .plan(asked.transports(), asked.blocks(), asked.warmup(), asked.measure(), asked.seed());
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--transport", String.valueOf(e.getMessage()));
        }
    }
}
