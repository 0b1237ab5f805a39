package dev.loopbench.results.plan;

import dev.loopbench.core.transport.Traits;

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
