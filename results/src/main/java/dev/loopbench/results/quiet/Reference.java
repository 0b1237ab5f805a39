package dev.loopbench.results.quiet;

import dev.loopbench.results.statistics.Agreement;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How long the CPU probe takes on an undisturbed core.
 *
 * @param nanos what slices are held against, ns
 * @param source where it comes from
 * @param runNanos what the CPU probe took in this run, ns: the lower mode of its times
 * @param runForks how many forks of this run say so by themselves
 * @param storedNanos what earlier runs had found, ns; absent when there were none
 */
public record Reference(
        ProbeKey key,
        double nanos,
        Source source,
        double runNanos,
        int runForks,
        @Nullable Double storedNanos) {

    /** Where a reference comes from. */
    public enum Source {
        THIS_RUN,
        STORED
    }

    // A neighbour on the sibling hardware thread takes half of a core at most; beyond that it is another machine.
    private static final double FURTHEST = 2.0;

    /**
     * Settles on one. A lower time of earlier runs wins, so that a run that was disturbed throughout does not become its own
     * reference. It loses where disturbance does not explain the difference: it is of another machine when the difference is
     * more than a neighbour can make, and it is wrong when the difference is less than one makes and several forks of this run
     * agree.
     */
    static Reference settle(ProbeKey key, Agreement run, @Nullable Double storedNanos) {
        if (storedNanos != null && isDisturbed(run, storedNanos)) {
            return new Reference(key, storedNanos, Source.STORED, run.nanos(), run.forks(), storedNanos);
        }
        return new Reference(key, run.nanos(), Source.THIS_RUN, run.nanos(), run.forks(), storedNanos);
    }

    /** Whether disturbance is what makes the run's time longer than the stored one. */
    private static boolean isDisturbed(Agreement run, double storedNanos) {
        return run.nanos() > storedNanos * Agreement.SAME
                && run.nanos() <= storedNanos * FURTHEST
                && !(run.isSettled() && run.nanos() <= storedNanos * Agreement.SAME_STATE);
    }

    /**
     * The time to keep for later runs, ns: that which this run holds slices against, if several forks agree on it; else the stored one,
     * if anything was. A difference that is noise does not move what was stored.
     */
    public OptionalDouble nanosToKeep() {
        if (storedNanos != null && (source == Source.STORED || !settled() || Agreement.same(nanos, storedNanos))) {
            return OptionalDouble.of(storedNanos);
        }
        return settled() ? OptionalDouble.of(nanos) : OptionalDouble.empty();
    }

    private boolean settled() {
        return new Agreement(runNanos, runForks).isSettled();
    }

    /** Whether what was stored was wrong: this run puts another time in its place. */
    public boolean healed() {
        return storedNanos != null && nanosToKeep().orElse(storedNanos) != storedNanos;
    }

    /** Whether this run never saw the state that the reference describes. */
    public boolean missedByRun(double tolerance) {
        return runNanos > nanos * (1 + tolerance);
    }
}
