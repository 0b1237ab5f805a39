package dev.loopbench.results.statistics;

import java.util.Arrays;

/**
 * The lower mode of witness times: where an undisturbed core's times crowd.
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
        double[] logs = Arrays.stream(values).map(Math::log).sorted().toArray();
        if (logs.length == 0 || Double.isNaN(logs[0]) || Double.isInfinite(logs[0])) {
            throw new IllegalArgumentException("a mode needs values above 0");
        }
        double origin = logs[0] - 4 * KERNEL_STEPS * STEP;
        int[] counts = new int[cell(logs[logs.length - 1], origin) + 4 * KERNEL_STEPS + 2];
        for (double log : logs) {
            counts[cell(log, origin)]++;
        }
        double[] density = smooth(counts);
        return Math.exp(origin + STEP * lowestRealPeak(counts, density, logs.length));
    }

    private static int cell(double log, double origin) {
        return (int) Math.round((log - origin) / STEP);
    }

    private static double[] smooth(int[] counts) {
        double[] density = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int d = -4 * KERNEL_STEPS; counts[i] > 0 && d <= 4 * KERNEL_STEPS; d++) {
                double z = (double) d / KERNEL_STEPS;
                if (i + d >= 0 && i + d < density.length) {
                    density[i + d] += counts[i] * Math.exp(-z * z / 2);
                }
            }
        }
        return density;
    }

    /** A peak's share is what lies between the valleys on its two sides. */
    private static int lowestRealPeak(int[] counts, double[] density, int all) {
        double needed = Math.max(REAL_COUNT, REAL_SHARE * all);
        int highest = 0;
        int peak = 0;
        int mass = 0;
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
