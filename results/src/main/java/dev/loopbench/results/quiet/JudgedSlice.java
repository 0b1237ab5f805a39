package dev.loopbench.results.quiet;

import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.SliceRecord;
import java.util.List;
import java.util.Set;

/**
 * A slice and what is thought of it.
 *
 * @param steady whether it was measured in a turn, and not while its fork warmed up
 * @param disturbances why not all of it is quiet; empty when it is
 * @param quietLaps its laps that nothing disturbed
 */
public record JudgedSlice(SliceRecord slice, boolean steady, Set<Disturbance> disturbances, List<Lap> quietLaps) {

    /** Whether nothing disturbed any of it. */
    public boolean quiet() {
        return disturbances.isEmpty();
    }

    /** How many of its laps count and were not disturbed. */
    public int quietSteadyLaps() {
        return steady ? quietLaps.size() : 0;
    }

    /** How many of its laps count. */
    public int steadyLaps() {
        return steady ? slice.laps().size() : 0;
    }

    /** Why a slice is not quiet. */
    public enum Disturbance {
        /** The CPU probe on the client's core did not take its usual time. */
        WITNESS_CLIENT("client's core disturbed"),
        /** The CPU probe on the server's core did not take its usual time. */
        WITNESS_SERVER("server's core disturbed"),
        /** To wake the other end's processor did not take its usual time. */
        WAKE_UP("wake-ups disturbed"),
        /** The I/O threads stood on run queues for longer than the cell needs. */
        RUN_QUEUE_WAIT("threads waited for a processor"),
        /** The processor was taken from the I/O threads more often than the cell needs. */
        FORCED_SWITCHES("threads forced off a processor");

        private final String label;

        Disturbance(String label) {
            this.label = label;
        }

        /** Its name in tables. */
        public String label() {
            return label;
        }
    }
}
