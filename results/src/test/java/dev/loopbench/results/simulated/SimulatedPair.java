package dev.loopbench.results.simulated;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A run, and another one on the same machine at an hour when all takes 5 % longer; beside that, one transport got slower
 * by 4 %.
 */
public final class SimulatedPair {

    private static final double HOUR = 1.05;
    private static final double REGRESSION = 1.04;
    private static final int BLOCKS = 6;

    private static final Cell.Conditions ONE_CORE = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
    private static final Cell.Conditions TWO_CORES = SimulatedPlan.conditions(Workload.PIPELINED, Placement.CROSS_CORE);

    private final Path base;
    private final Path candidate;

    private static final List<String> FILES = List.of("run.json", "environment.json");
    private static final Map<String, String> WRITTEN = new HashMap<>();

    /** @param directory for the directories of both */
    public SimulatedPair(Path directory) throws IOException {
        if (WRITTEN.isEmpty()) {
            keep("base", base(new SimulatedRun(directory)));
            keep("candidate", candidate(new SimulatedRun(directory)));
        }
        base = restored("base", directory);
        candidate = restored("candidate", directory);
    }

    /** Forks by the hundred take half a second, which every test would spend again. */
    private static void keep(String which, Path run) throws IOException {
        for (String file : FILES) {
            WRITTEN.put(which + file, Files.readString(run.resolve(file)));
        }
    }

    private static Path restored(String which, Path directory) throws IOException {
        Path run = Files.createDirectory(directory.resolve(which));
        for (String file : FILES) {
            Files.writeString(run.resolve(file), Objects.requireNonNull(WRITTEN.get(which + file)));
        }
        return run;
    }

    private static Path base(SimulatedRun run) throws IOException {
        List<Cell> cells = oneCore("netty-epoll", "blocking-socket");
        for (int block = 1; block <= BLOCKS; block++) {
            forks(run, cells, block, 1, 1);
        }
        Panel pipelined = SimulatedPlan.panel(
                3, SimulatedPlan.cell("nio-select", "", TWO_CORES), SimulatedPlan.cell("nio-spin", "", TWO_CORES));
        for (int block = 1; block <= 3; block++) {
            run.fork(pipelined.cells().get(0), block, 1_500)
                    .fork(pipelined.cells().get(1), block, 1_400);
        }
        run.write(SimulatedPlan.plan(panel(cells), pipelined));
        return run.directory().path();
    }

    private static Path candidate(SimulatedRun run) throws IOException {
        List<Cell> cells = oneCore("netty-epoll", "nio-async");
        for (int block = 1; block <= BLOCKS; block++) {
            forks(run, cells, block, HOUR, REGRESSION);
        }
        forks(run, cells.subList(1, cells.size()), BLOCKS + 1, HOUR, REGRESSION);
        run.lost(cells.get(0), BLOCKS + 1, "the server is gone");
        Panel pipelined = SimulatedPlan.panel(
                4, SimulatedPlan.cell("nio-select", "", TWO_CORES), SimulatedPlan.cell("nio-spin", "", TWO_CORES));
        for (int block = 1; block <= 4; block++) {
            run.fork(pipelined.cells().get(0), block, 1_550)
                    .fork(pipelined.cells().get(1), block, 1_500);
        }
        Panel free = SimulatedPlan.panel(
                1, SimulatedPlan.cell("nio-select", "", SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.FREE)));
        run.fork(free.cells().get(0), 1, 20_000);
        run.write(SimulatedPlan.plan(panel(cells), pipelined, free));
        return run.directory().path();
    }

    /** A plain transport, the twins, and two more of which the first is the one that got slower. */
    private static List<Cell> oneCore(String slower, String other) {
        List<Cell> cells = new ArrayList<>();
        cells.add(SimulatedPlan.cell("blocking-channel", "", ONE_CORE));
        cells.add(SimulatedPlan.cell("nio-select", "", ONE_CORE));
        cells.add(SimulatedPlan.cell("nio-select", Cell.TWIN, ONE_CORE));
        cells.add(new Cell(slower, "nio-select", "", ONE_CORE));
        cells.add(SimulatedPlan.cell(other, "", ONE_CORE));
        return cells;
    }

    private static Panel panel(List<Cell> cells) {
        return SimulatedPlan.panel(BLOCKS, cells.toArray(Cell[]::new));
    }

    /** Blocks differ by 1 % and forks of a block by less. */
    private static void forks(SimulatedRun run, List<Cell> cells, int block, double hour, double regression)
            throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            double slower = cell.transport().equals("netty-epoll") ? regression : 1;
            double nanos = 15_000 * hour * slower * (1 + 0.01 * (block % 3)) * (1 + 0.0007 * ((5 * i + 3 * block) % 4));
            run.fork(cell, block, Math.round(nanos));
        }
    }

    public Path base() {
        return base;
    }

    public Path candidate() {
        return candidate;
    }
}
