package dev.loopbench.core.cause;

/**
 * The kernel's counters around a slice; they count the I/O threads of both ends unless a parameter says otherwise.
 *
 * @param compilers how long the compilers of both JVMs ran
 * @param migrations how often a thread was moved to another processor
 * @param minorFaults pages that were mapped on first use
 * @param majorFaults pages that had to be read
 * @param resends segments that TCP sent again or probed with, in the whole network namespace
 * @param delayedAcks acknowledgements that TCP held back until their timer had run out, likewise
 */
public record SliceCounts(
        Compilers compilers, long migrations, long minorFaults, long majorFaults, long resends, long delayedAcks) {

    /** Nothing at all. */
    public static final SliceCounts NONE = new SliceCounts(Compilers.NONE, 0, 0, 0, 0, 0);

    /**
     * The time of the compilers of both JVMs.
     *
     * @param nanos wherever they ran, ns
     * @param atClientNanos the part of it on the CPUs of the client's I/O threads, ns
     * @param atServerNanos the same of the server
     */
    public record Compilers(long nanos, long atClientNanos, long atServerNanos) {

        /** None. */
        public static final Compilers NONE = new Compilers(0, 0, 0);
    }

    /** The difference to an earlier reading. */
    public SliceCounts since(SliceCounts earlier) {
        return new SliceCounts(
                new Compilers(
                        compilers.nanos - earlier.compilers.nanos,
                        compilers.atClientNanos - earlier.compilers.atClientNanos,
                        compilers.atServerNanos - earlier.compilers.atServerNanos),
                migrations - earlier.migrations,
                minorFaults - earlier.minorFaults,
                majorFaults - earlier.majorFaults,
                resends - earlier.resends,
                delayedAcks - earlier.delayedAcks);
    }
}
