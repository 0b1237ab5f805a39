package dev.loopbench.results.store;

import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.results.plan.Cell;
import java.util.Optional;

/**
 * A fork that has ended, well or not.
 *
 * @param block the number of its block, from 1
 * @param name the name of its files
 * @param jmh JMH's score, empty when it failed
 */
public record ForkEntry(Cell cell, int block, String name, ForkRecord record, Optional<JmhScore> jmh) {

    /** Whether it has no score. */
    public boolean failed() {
        return record.failure() != null;
    }
}
