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
     * @param compilerNanos how long compilers ran there, ns
     * @param collectorNanos how long collectors ran there, ns
     * @param otherNanos how long other threads ran there, ns
     */
    public record Wait(long nanos, long compilerNanos, long collectorNanos, long otherNanos) {

        /** How long threads of the measured processes ran there, ns. */
        long ownNanos() {
            return compilerNanos + collectorNanos + otherNanos;
        }
    }

    /** Whether it shares a moment with an interval. */
    public boolean overlaps(long from, long until) {
        return fromNanos <= until && untilNanos >= from;
    }
}
