package dev.loopbench.results.plan;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import java.util.List;

/**
 * Panels before it is known what can be measured here.
 *
 * @param axes what these panels differ in
 * @param transports which of those that there are
 * @param floors in addition to them
 * @param withSettings whether transports that are another one with a setting ({@link Traits#settingOf}) are among them
 */
record Template(
        Workload workload,
        Placement placement,
        Axes axes,
        Choice transports,
        List<Floor> floors,
        int blocks,
        boolean withSettings) {

    Template {
        floors = List.copyOf(floors);
    }

    /** Without transports that are another one with a setting. */
    Template(Workload workload, Placement placement, Axes axes, Choice transports, List<Floor> floors, int blocks) {
        this(workload, placement, axes, transports, floors, blocks, false);
    }

    /** The same with transports that are another one with a setting. */
    Template includingSettings() {
        return new Template(workload, placement, axes, transports, floors, blocks, true);
    }

    /** Whether a transport of its choice is measured here where none was asked for. */
    boolean isUsual(Traits traits) {
        return withSettings || traits.settingOf().isEmpty();
    }

    /** The workload as it is by itself: one panel. */
    static Template of(Workload workload, Placement placement, Choice transports, List<Floor> floors, int blocks) {
        return new Template(workload, placement, Axes.OWN, transports, floors, blocks);
    }

    /** The same, but for what is asked. */
    Template with(Axes asked) {
        return new Template(workload, placement, asked.or(axes), transports, floors, blocks, withSettings);
    }

    /** Which transports a panel has, of those that there are; each transport's description of itself decides. */
    enum Choice {
        /** Every one. */
        ALL,
        /** Those that represent an I/O model. */
        ONE_OF_EACH_MODEL,
        /** Those that never wait. */
        SPINNING;

        boolean includes(Traits traits) {
            return switch (this) {
                case ALL -> true;
                case ONE_OF_EACH_MODEL -> traits.representsModel();
                case SPINNING -> traits.model() == Traits.Model.SPINNING;
            };
        }
    }
}
