package dev.loopbench.results.page;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.store.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How long the page of a large run takes, in a JVM that has just started: 60 cells in six panels, 20 blocks. */
final class PageTime {

    private static final List<Workload> WORKLOADS = List.of(Workload.ROUND_TRIP, Workload.PIPELINED);
    private static final List<Placement> PLACEMENTS = List.of(Placement.SAME_CORE, Placement.SMT, Placement.CROSS_CORE);
    private static final int PANELS = 6;
    private static final int CELLS = 10;
    private static final int BLOCKS = 20;
    private static final int SLICES = 130;

    private PageTime() {}

    /** @param arguments {@code make DIR} makes the run, {@code time RUN} makes its page */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("make")) {
            System.out.println(make(Path.of(arguments[1])).path());
            return;
        }
        long start = System.nanoTime();
        Path page = RunPage.write(new RunDirectory(Path.of(arguments[1])));
        System.out.printf(
                Locale.ROOT, "%.2f s, %d bytes: %s%n", (System.nanoTime() - start) / 1e9, Files.size(page), page);
    }

    private static RunDirectory make(Path base) throws IOException {
        List<Panel> panels = new ArrayList<>();
        SimulatedRun run = new SimulatedRun(base);
        List<ForkEntry> forks = new ArrayList<>();
        for (int p = 0; p < PANELS; p++) {
            Cell.Conditions conditions = SimulatedPlan.conditions(WORKLOADS.get(p % 2), PLACEMENTS.get(p / 2));
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < CELLS; c++) {
                cells.add(SimulatedPlan.cell("nio-select", "variant " + p + " " + c, conditions));
            }
            panels.add(SimulatedPlan.panel(BLOCKS, cells.toArray(Cell[]::new)));
            for (int block = 1; block <= BLOCKS; block++) {
                for (int c = 0; c < CELLS; c++) {
                    long nanos = 14_000 + 700L * c + 31L * ((block * 7 + c * 3) % 11);
                    SimulatedFork fork = SimulatedFork.of(cells.get(c), block, SLICES, slice -> slice.roundTrip(nanos));
                    forks.add(fork.writeTo(run.directory(), forks.size() + 1));
                }
            }
        }
        run.store().write(SimulatedPlan.plan(panels.toArray(Panel[]::new)), forks, SimulatedRun.facts(true));
        new RunJournal(run.directory())
                .begin(StartedRun.of(List.of("--seed=1"), "a simulated machine", Set.of("25"), List.of()));
        return run.directory();
    }
}
