package dev.loopbench.results.statistics;

import java.util.Arrays;

/**
 * The lower mode of CPU probe times: where an undisturbed core's times crowd.
 *
 * <p>Not the least, which may be a freak, nor the most frequent, which on a busy machine is a disturbed state: the
 * lowest peak of the density of the logarithms that holds a real share of the values.
 */
public final class LowerMode {

    private static final double STEP = 0.001;
    private static final int KERNEL_STEPS = 8;
    private static final double REAL_SHARE = 0.05;
    private static final int REAL_COUNT = 5;

    private LowerMode() {}

    /**
     * The lower mode; the highest peak where none holds a real share.
     *
     * @param values at least one, all above 0
     */
    public static double of(double[] values) {
        double lowest = Arrays.stream(values).min().orElse(Double.NaN);
        double highest = Arrays.stream(values).max().orElse(Double.NaN);
        if (!(lowest > 0) || Double.isInfinite(highest)) {
            throw new IllegalArgumentException("a mode needs values above 0");
        }
        LogDensity density = new LogDensity(STEP, KERNEL_STEPS, lowest, highest);
        for (double value : values) {
            density.add(value, 1);
        }
        return density.value(lowestRealPeak(density.counts(), density.smoothed(), values.length));
    }

    /** A peak's share is what lies between the valleys on its two sides. */
    private static int lowestRealPeak(long[] counts, double[] density, int all) {
        double needed = Math.max(REAL_COUNT, REAL_SHARE * all);
        int highest = 0;
        int peak = 0;
        long mass = 0;
        boolean falling = false;
        for (int i = 1; i < density.length; i++) {
            if (density[i] > density[i - 1]) {
                if (falling) {
                    if (mass >= needed) {
                        return peak;
                    }
                    mass = 0;
                    falling = false;
                }
                peak = i;
            } else if (density[i] < density[i - 1]) {
                falling = true;
            }
            highest = density[peak] > density[highest] ? peak : highest;
            mass += counts[i];
        }
        return mass >= needed ? peak : highest;
    }
}
