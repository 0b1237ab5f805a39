package dev.loopbench.results.run;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.plan.Cell;
import java.io.IOException;
import java.util.List;

/**
 * A client and a server that stay alive for a block and take turns with other pairs: one fork of each of their cells. Used by one
 * thread at a time.
 */
public interface ResidentPair {

    /** The cells that the pair measures. */
    List<Cell> cells();

    /** Whether it can take a turn; one that broke cannot. */
    boolean isAlive();

    /**
     * Lets it measure one slice; all others must be parked. One that breaks meanwhile is no longer {@link #isAlive alive}.
     *
     * @param cell one of its cells
     * @param round the number of the turn, from 1
     * @throws IOException when the run was ended
     */
    void turn(Cell cell, int round) throws IOException;

    /**
     * Has it measure one slice that does not count. Some of the JDK's threads end when they have had nothing to do for half a minute.
     *
     * @throws IOException when the run was ended
     */
    void keepAlive() throws IOException;

    /**
     * Has it leave the record of a cell, which gets no more turns.
     *
     * @throws IOException when the run was ended
     */
    void finish(Cell cell) throws IOException;

    /**
     * Ends its processes.
     *
     * @return the fork of each cell, in their order; those that broke say why
     * @throws IOException when the run was ended
     */
    List<ForkEntry> end() throws IOException;

    /** The forks of a pair that was ended by force, as far as they left whole records. */
    List<ForkEntry> salvage();
}
