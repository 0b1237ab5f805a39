package dev.loopbench.results.compare;

import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredCell;
import java.util.Optional;

/**
 * The cell by whose forks those of all others are divided, block by block. What slows down a whole block slows down both,
 * and so does what sets one day apart from another: runs are compared by what is left.
 */
interface Baseline {

    /**
     * That cell of a panel.
     *
     * @return empty when the runs do not share one that would do
     */
    Optional<Shared> of(StoredRun base, StoredRun candidate, PanelPair pair);

    /** The same cell in both runs. */
    record Shared(StoredCell base, StoredCell candidate) {}
}
