package dev.loopbench.core.record;

import dev.loopbench.core.session.ProbePair;

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
                probePair.clientNanos(), probePair.serverNanos(), probePair.wakeUpNanos(), probePair.wakeUpCpuNanos());
    }
}
