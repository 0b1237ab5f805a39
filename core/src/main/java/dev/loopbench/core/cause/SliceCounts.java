package dev.loopbench.core.cause;

/**
 * The kernel's counters around a slice; they count the I/O threads of both ends unless a parameter says otherwise.
 *
 * @param compilerNanos how long the compilers of both JVMs ran, ns
 * @param migrations how often a thread was moved to another processor
 * @param minorFaults pages that were mapped on first use
 * @param majorFaults pages that had to be read
 * @param resends segments that TCP sent again or probed with, in the whole network namespace
 */
public record SliceCounts(long compilerNanos, long migrations, long minorFaults, long majorFaults, long resends) {

    /** Nothing at all. */
    public static final SliceCounts NONE = new SliceCounts(0, 0, 0, 0, 0);

    /** The difference to an earlier reading. */
    public SliceCounts since(SliceCounts earlier) {
        return new SliceCounts(
                compilerNanos - earlier.compilerNanos,
                migrations - earlier.migrations,
                minorFaults - earlier.minorFaults,
                majorFaults - earlier.majorFaults,
                resends - earlier.resends);
    }
}
