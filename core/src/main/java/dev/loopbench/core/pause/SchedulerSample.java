package dev.loopbench.core.pause;

/**
 * The scheduler's times of both ends between two readings.
 *
 * @param fromNanos the earlier reading, ns of {@link System#nanoTime()}
 * @param untilNanos the later one
 */
public record SchedulerSample(long fromNanos, long untilNanos, Wait client, Wait server) {

    /**
     * How long the I/O threads of an end were ready and did not run, and which threads of the two measured processes ran on its CPUs
     * meanwhile. These are only looked for where they may have run for half of the wait, and are 0 otherwise.
     *
     * @param nanos of the I/O threads, ns
     * @param moves how often they were moved to another CPU although they are held on one, in that time or shortly before
     * @param compilerNanos how long compilers ran there, ns
     * @param collectorNanos how long collectors ran there, ns
     * @param otherNanos how long other threads ran there, ns; all of the wait where it is not known how long each ran there
     */
    public record Wait(long nanos, long moves, long compilerNanos, long collectorNanos, long otherNanos) {

        /** Clocks of several threads are not read at the same moment. */
        static final double TOLERANCE = 1.05;

        /** Of threads that stayed where they were, for others than those of the measured processes. */
        public static Wait of(long nanos) {
            return new Wait(nanos, 0, 0, 0, 0);
        }

        /** While threads of the measured processes ran, and nobody knows how long they ran there: it may have been for them. */
        static Wait ofUnknown(long nanos, long moves) {
            return new Wait(nanos, moves, 0, 0, nanos);
        }

        /**
         * With the threads that ran meanwhile, unless the CPUs had less time than that for others than the I/O threads: then some ran
         * elsewhere before they came here, and nobody knows how long.
         *
         * @param roomNanos the CPUs' time without that of the I/O threads, ns
         */
        static Wait of(
                long nanos, long moves, long roomNanos, long compilerNanos, long collectorNanos, long otherNanos) {
            return compilerNanos + collectorNanos + otherNanos > TOLERANCE * roomNanos
                    ? ofUnknown(nanos, moves)
                    : new Wait(nanos, moves, compilerNanos, collectorNanos, otherNanos);
        }

        /** How long threads of the measured processes ran there, or may have, ns. */
        long ownNanos() {
            return compilerNanos + collectorNanos + otherNanos;
        }
    }

    /** Whether it shares a moment with an interval. */
    public boolean overlaps(long from, long until) {
        return fromNanos <= until && untilNanos >= from;
    }
}
