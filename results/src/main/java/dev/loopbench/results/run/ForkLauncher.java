package dev.loopbench.results.run;

import dev.loopbench.results.plan.Cell;
import java.io.IOException;
import java.util.List;

/** Starts pairs of processes that then take turns. Safe for use by several threads. */
@FunctionalInterface
public interface ForkLauncher {

    /**
     * Starts a client and a server, warms them up and parks them.
     *
     * @param cells what the pair is to measure: one cell, or several that differ by their placement alone
     * @param block the number of the block, from 1
     * @return the pair, which may have failed
     * @throws IOException when no further pair can be started
     */
    ResidentPair start(List<Cell> cells, int block) throws IOException;

    /** The same with another launcher for the floors. */
    default ForkLauncher withFloors(ForkLauncher floors) {
        return (cells, block) -> (cells.get(0).isFloor() ? floors : this).start(cells, block);
    }
}
