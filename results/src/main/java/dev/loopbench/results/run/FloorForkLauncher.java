package dev.loopbench.results.run;

import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.floor.FloorForks;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** Starts forks of the floors, and of the parts of a budget. Safe for use by several threads. */
public final class FloorForkLauncher implements ForkLauncher {

    private final FloorForks forks;
    private final Plan plan;
    private final Path runDirectory;
    private final IntSupplier order;

    /** @param order numbers the forks of the run */
    public FloorForkLauncher(FloorForks forks, Plan plan, Path runDirectory, IntSupplier order) {
        this.forks = forks;
        this.plan = plan;
        this.runDirectory = runDirectory;
        this.order = order;
    }

    /** One cell at a time: a program starts and warms up at once. */
    @Override
    public ResidentPair start(List<Cell> cells, int block) throws IOException {
        if (cells.size() != 1) {
            throw new IllegalArgumentException("a floor's pair measures one cell, not " + cells);
        }
        Cell cell = cells.get(0);
        ForkFiles files = ForkFiles.in(runDirectory, ForkEntry.name(cell, block));
        files.clear();
        return FloorPair.start(forks, cell, block, files, plan.warmup(cell), order);
    }
}
