package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.loopbench.core.session.ProbePair;

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

    /**
     * One probe pair around a slice or inside of it.
     *
     * @param clientNanos the CPU probe on the client's core, ns
     * @param serverNanos the same on the server's core, ns; 0 where both share it
     * @param wakeUpNanos a wake-up of the server's processor by the client's and the one in return, ns; 0 where a round
     *     trip has none
     * @param wakeUpCpuNanos processor time that the wake-ups took of the client's I/O thread, ns; 0 likewise
     */
    public record ProbeTimes(long clientNanos, long serverNanos, long wakeUpNanos, long wakeUpCpuNanos) {

        /** Of wake-ups that took no time of the client's thread, or of none. */
        public ProbeTimes(long clientNanos, long serverNanos, long wakeUpNanos) {
            this(clientNanos, serverNanos, wakeUpNanos, 0);
        }

        /** Of a probe pair that was taken. */
        public static ProbeTimes of(ProbePair probePair) {
            return new ProbeTimes(
                    probePair.clientNanos(),
                    probePair.serverNanos(),
                    probePair.wakeUpNanos(),
                    probePair.wakeUpCpuNanos());
        }
    }
}
