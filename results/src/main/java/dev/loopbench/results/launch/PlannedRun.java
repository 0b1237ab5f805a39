package dev.loopbench.results.launch;

import dev.loopbench.core.placement.Topology;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.floor.FloorCapabilities;
import dev.loopbench.results.floor.FloorForks;
import dev.loopbench.results.floor.FloorProgram;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan, and what its forks need.
 *
 * @param floors what runs its floors; empty where the plan has none
 * @param sockets closed by whoever made them
 */
record PlannedRun(Plan plan, Optional<FloorForks> floors, RunSockets sockets) {

    /** A plan to look at: the floors are not compiled, and believed to do so if there is a compiler. */
    static Plan toLookAt(PlanRequest request, Hosts hosts) throws IOException {
        return plan(request, hosts, FloorProgram.missing());
    }

    /**
     * A plan whose floors are compiled, in the run's directory; those that do not compile are skipped.
     *
     * @throws IOException when a JDK cannot be asked what it has
     */
    static PlannedRun of(PlanRequest request, Hosts hosts, RunDirectory directory, RunSockets sockets)
            throws IOException {
        Plan plan = toLookAt(request, hosts);
        boolean hasFloors =
                plan.panels().stream().anyMatch(panel -> panel.cells().stream().anyMatch(Cell::isFloor));
        if (!hasFloors) {
            return new PlannedRun(plan, Optional.empty(), sockets);
        }
        FloorProgram program;
        try {
            program = Step.during("compiling the floors", () -> FloorProgram.compile(directory.floor()));
        } catch (IOException e) {
            Plan without = plan(request, hosts, Optional.of(String.valueOf(e.getMessage())));
            return new PlannedRun(without, Optional.empty(), sockets);
        }
        return new PlannedRun(plan, Optional.of(new FloorForks(program, sockets.directory())), sockets);
    }

    /** A floor has no JDK: it is measured once, together with the first JDK. */
    private static Plan plan(PlanRequest request, Hosts hosts, Optional<String> missing) throws IOException {
        List<JdkCapabilities> machines = new ArrayList<>(hosts.machines());
        machines.set(0, new FloorCapabilities(machines.get(0), missing, Topology.ofThisProcess()));
        return new Planner(request).plan(machines);
    }
}
