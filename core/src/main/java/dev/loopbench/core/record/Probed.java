package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The probe pairs around a slice or a lap: the CPU probe in ns before and after, on each end's core, and the wake-ups between
 * them. An array in JSON.
 *
 * @param serverBefore 0 where only the client's core is watched, because both ends share it
 * @param serverAfter likewise
 * @param wakeUpBefore 0 where a round trip has no wake-up of another processor
 * @param wakeUpAfter likewise
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"clientBefore", "clientAfter", "serverBefore", "serverAfter", "wakeUpBefore", "wakeUpAfter"})
public record Probed(
        long clientBefore, long clientAfter, long serverBefore, long serverAfter, long wakeUpBefore, long wakeUpAfter) {

    /** Whether wake-ups were timed on both sides. */
    public boolean hasWakeUps() {
        return wakeUpBefore > 0 && wakeUpAfter > 0;
    }

    public static Probed by(ProbeTimes before, ProbeTimes after) {
        return new Probed(
                before.clientNanos(),
                after.clientNanos(),
                before.serverNanos(),
                after.serverNanos(),
                before.wakeUpNanos(),
                after.wakeUpNanos());
    }
}
