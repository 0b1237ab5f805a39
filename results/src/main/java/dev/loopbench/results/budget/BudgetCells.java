package dev.loopbench.results.budget;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.floor.Part;
import dev.loopbench.results.memory.MemoryTransport;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Workload;
import java.util.Optional;

/**
 * The cells that budgets are made of: round trips of {@value #PAYLOAD} bytes there and back.
 *
 * @param jdk the full version of the forks' JDK
 */
record BudgetCells(String jdk) {

    private static final int PAYLOAD = 64;

    Cell.Conditions conditions(Placement placement, ServerMode server) {
        return new Cell.Conditions(
                Workload.ROUND_TRIP,
                placement,
                server,
                jdk,
                Optional.empty(),
                Traffic.of(new MessageShape(PAYLOAD, PAYLOAD), 1, 1));
    }

    /** The round trip itself. */
    Cell sameCore(String transport) {
        return cell(transport, "", Placement.SAME_CORE, ServerMode.PROCESS);
    }

    Cell sameCore(Floor floor) {
        return sameCore(floor.label());
    }

    Cell crossCore(String transport) {
        return cell(transport, "", Placement.CROSS_CORE, ServerMode.PROCESS);
    }

    Cell crossCore(Floor floor) {
        return crossCore(floor.label());
    }

    Cell inProcess(String transport) {
        return cell(transport, "", Placement.SAME_CORE, ServerMode.IN_PROCESS);
    }

    Cell onOneThread(String transport) {
        return cell(transport, Cell.ONE_THREAD, Placement.SAME_CORE, ServerMode.IN_PROCESS);
    }

    Cell memory() {
        return onOneThread(MemoryTransport.NAME);
    }

    Cell part(Part part) {
        return cell(part.label(), Cell.PART, Placement.SAME_CORE, ServerMode.PROCESS);
    }

    private Cell cell(String transport, String variant, Placement placement, ServerMode server) {
        return new Cell(transport, transport, variant, conditions(placement, server));
    }
}
