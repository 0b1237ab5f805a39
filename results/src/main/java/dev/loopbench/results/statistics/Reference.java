package dev.loopbench.results.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How long the witness takes on an undisturbed core.
 *
 * @param nanos what slices are held against, ns
 * @param source where it comes from
 * @param runNanos the lower mode of this run's own times, ns
 * @param storedNanos what earlier runs had found, ns; absent when there were none
 */
public record Reference(
        WitnessKey key,
        double nanos,
        Source source,
        double runNanos,
        @Nullable Double storedNanos) {

    /** Where a reference comes from. */
    public enum Source {
        THIS_RUN,
        STORED
    }

    // Two modes this close are the same state, seen twice.
    private static final double SAME = 1.01;
    // A neighbour on the sibling hardware thread takes half of a core at most; beyond that it is another machine.
    private static final double FURTHEST = 2.0;

    /**
     * Settles on one. A lower mode of earlier runs wins, so that a run that was disturbed throughout does not become
     * its own reference; one that is lower by more than a neighbour can explain is of another machine, and loses.
     */
    static Reference settle(WitnessKey key, double runNanos, @Nullable Double storedNanos) {
        if (storedNanos != null && runNanos > storedNanos * SAME && runNanos <= storedNanos * FURTHEST) {
            return new Reference(key, storedNanos, Source.STORED, runNanos, storedNanos);
        }
        return new Reference(key, runNanos, Source.THIS_RUN, runNanos, storedNanos);
    }

    /** What to keep for later runs, ns: the stored one stands unless this run's is really lower, or all that is left. */
    public double nanosToKeep() {
        if (storedNanos == null || runNanos * SAME < storedNanos || runNanos > storedNanos * FURTHEST) {
            return runNanos;
        }
        return storedNanos;
    }

    /** Whether this run never saw the state that the reference describes. */
    public boolean missedByRun(double tolerance) {
        return runNanos > nanos * (1 + tolerance);
    }
}
