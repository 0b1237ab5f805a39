package dev.loopbench.results.run;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.store.ForkEntry;
import java.io.IOException;
import java.time.Duration;

/** Runs one fork of a cell to its end. */
@FunctionalInterface
public interface ForkLauncher {

    /**
     * Runs a fork and leaves its files.
     *
     * @param block the number of its block, from 1
     * @param patience how much longer than planned the fork may wait for quiet laps
     * @return the fork, which may have failed
     * @throws IOException when no further fork can be run
     */
    ForkEntry launch(Cell cell, int block, Duration patience) throws IOException;

    /** The same with another launcher for the floors. */
    default ForkLauncher withFloors(ForkLauncher floors) {
        return (cell, block, patience) -> (cell.isFloor() ? floors : this).launch(cell, block, patience);
    }
}
