package dev.loopbench.results.figures;

import java.util.Optional;

/**
 * How much of I/O threads' processor time was spent in the kernel. Most kernels do not measure that: a timer looks where a
 * thread is, so it can be told only for many slices together, and not exactly.
 *
 * @param share 0 to 1
 * @param error half of the 95 % interval that looking at random moments leaves (Agresti and Coull), taking a hundred a second: at
 *     most, since no kernel's timer is slower
 * @param seconds of processor time that it comes from
 */
public record SystemTime(double share, double error, double seconds) {

    private static final double TICKS_PER_SECOND = 100;
    private static final double Z = 1.96;

    /**
     * @param user hundredths of a second outside of the kernel
     * @param system in it
     * @return empty when there are none
     */
    static Optional<SystemTime> of(long user, long system) {
        long ticks = user + system;
        if (ticks <= 0) {
            return Optional.empty();
        }
        double adjusted = ticks + Z * Z;
        double centre = (system + Z * Z / 2) / adjusted;
        return Optional.of(new SystemTime(
                (double) system / ticks, Z * Math.sqrt(centre * (1 - centre) / adjusted), ticks / TICKS_PER_SECOND));
    }
}
