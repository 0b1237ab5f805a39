package dev.loopbench.results.plan;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Floor;
import java.util.List;

/**
 * Panels before it is known what can be measured here.
 *
 * @param axes what these panels differ in
 * @param transports globs of names
 * @param floors beside them
 */
record Template(
        Workload workload, Placement placement, Axes axes, List<String> transports, List<Floor> floors, int blocks) {

    Template {
        transports = List.copyOf(transports);
        floors = List.copyOf(floors);
    }

    /** The workload as it is by itself: one panel. */
    static Template of(
            Workload workload, Placement placement, List<String> transports, List<Floor> floors, int blocks) {
        return new Template(workload, placement, Axes.OWN, transports, floors, blocks);
    }

    /** The same, but for what is asked. */
    Template with(Axes asked) {
        return new Template(workload, placement, asked.or(axes), transports, floors, blocks);
    }
}
