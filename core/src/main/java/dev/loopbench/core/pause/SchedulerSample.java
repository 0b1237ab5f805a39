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
     * meanwhile, or may have: nobody knows when in a slice they did. They are only looked for where they may have run for half of the
     * wait, and are 0 otherwise.
     *
     * @param nanos of the I/O threads, ns
     * @param moves how often they were moved to another CPU although they are held on one, in that time or shortly before
     * @param compilerNanos how long compilers ran there, ns
     * @param collectorNanos how long collectors ran there, ns
     * @param otherNanos how long other threads ran there, ns
     */
    public record Wait(long nanos, long moves, long compilerNanos, long collectorNanos, long otherNanos) {

        /** Of threads that stayed where they were, for others than those of the measured processes. */
        public static Wait of(long nanos) {
            return new Wait(nanos, 0, 0, 0, 0);
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
