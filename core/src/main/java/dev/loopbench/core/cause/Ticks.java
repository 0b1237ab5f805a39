package dev.loopbench.core.cause;

import java.util.List;

/**
 * The regular interruptions that a thread sees which only looks at the clock: the timer ticks of the kernel and of its hypervisor.
 *
 * @param trains each with its own period; empty where none was found
 */
public record Ticks(List<Train> trains) {

    /** How exact the moment of a tick is known, ns. */
    private static final long TOLERANCE_NANOS = 20_000;

    public Ticks {
        trains = List.copyOf(trains);
    }

    /**
     * Interruptions at equal distances.
     *
     * @param periodNanos from one to the next, ns
     * @param phaseNanos when one of them began, ns of {@link System#nanoTime()}
     * @param lengthNanos their median, ns
     */
    public record Train(long periodNanos, long phaseNanos, long lengthNanos) {

        /** How many of them began in that time. */
        long within(long from, long until) {
            return Math.floorDiv(until - phaseNanos, periodNanos) - Math.floorDiv(from - 1 - phaseNanos, periodNanos);
        }
    }

    /** How long ticks can have held up who was at work in that time, ns. */
    long heldUp(long from, long until) {
        long sum = 0;
        for (Train train : trains) {
            sum += train.lengthNanos() * train.within(from - TOLERANCE_NANOS, until + TOLERANCE_NANOS);
        }
        return sum;
    }
}
