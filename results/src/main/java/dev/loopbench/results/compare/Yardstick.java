package dev.loopbench.results.compare;

import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.util.Optional;

/**
 * The cell by whose forks those of all others are divided, block by block. What slows down a whole block slows down both,
 * and so does what sets one day apart from another: runs are compared by what is left.
 */
interface Yardstick {

    /** That cell of a panel; empty when the panel has none that would do. */
    Optional<StoredCell> of(StoredPanel panel);
}
