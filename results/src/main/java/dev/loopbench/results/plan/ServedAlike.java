package dev.loopbench.results.plan;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import java.util.Optional;

/**
 * The key that panels have in common if one pair of processes can serve their cells: the pair can be moved from one placement to another, and its
 * server does not mind how many connections there are and how much is outstanding on each.
 *
 * @param traffic on one connection with one request outstanding
 */
record ServedAlike(ServerMode server, String jdk, Optional<String> client, Traffic traffic) {

    /**
     * Empty where threads are not held, where what the client does depends on a clock or on connections that are yet to come, and where
     * the memory of connections is measured.
     */
    static Optional<ServedAlike> of(Cell.Conditions conditions) {
        Traffic traffic = conditions.traffic();
        boolean isMovable = conditions.placement() != Placement.FREE
                && !traffic.pace().open()
                && traffic.use() == ConnectionUse.KEPT
                && traffic.connections() < MemoryGrowth.LEAST_CONNECTIONS;
        return isMovable
                ? Optional.of(new ServedAlike(
                        conditions.server(),
                        conditions.jdk(),
                        conditions.client(),
                        traffic.onConnections(1).withWindow(1)))
                : Optional.empty();
    }
}
