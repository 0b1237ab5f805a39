package dev.loopbench.core.load;

import dev.loopbench.core.cause.TimedRequest;
import dev.loopbench.core.pause.SchedulerSample;
import java.util.List;
import java.util.Optional;

/**
 * Observations of single requests in the last slice.
 *
 * @param slowest those that may be among the slowest of the fork
 * @param plan all of them, of a plan; empty in a closed loop
 * @param readings of the scheduler in between that show a wait; empty where it was not asked
 */
public record Observed(List<TimedRequest> slowest, Optional<PlanTimes> plan, Optional<List<SchedulerSample>> readings) {

    public Observed {
        slowest = List.copyOf(slowest);
        readings = readings.map(List::copyOf);
    }

    /** Of a closed loop. */
    static Observed of(List<TimedRequest> slowest) {
        return new Observed(slowest, Optional.empty(), Optional.empty());
    }
}
