package dev.loopbench.results.statistics;

/**
 * How densely positive values lie on a logarithmic axis: counted in steps, smoothed by a normal kernel.
 *
 * <p>Filled by one thread, then read.
 */
final class LogDensity {

    /** Of the kernel, in its standard deviations; what lies beyond is nothing. */
    private static final int REACH = 4;

    private final double step;
    private final int kernelSteps;
    private final double origin;
    private final long[] counts;

    /**
     * @param step of the natural logarithm
     * @param kernelSteps standard deviation of the kernel, in steps
     * @param lowest the least value to come, above 0
     * @param highest the greatest value to come
     */
    LogDensity(double step, int kernelSteps, double lowest, double highest) {
        this.step = step;
        this.kernelSteps = kernelSteps;
        origin = Math.log(lowest) - REACH * kernelSteps * step;
        counts = new long[cell(highest) + REACH * kernelSteps + 2];
    }

    private int cell(double value) {
        return (int) Math.round((Math.log(value) - origin) / step);
    }

    /** Takes in a value that occurred so many times. */
    void add(double value, long times) {
        counts[cell(value)] += times;
    }

    /** How many values lie in each step. */
    long[] counts() {
        return counts.clone();
    }

    /** The density at each step, in no unit. */
    double[] smoothed() {
        double[] density = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int d = -REACH * kernelSteps; counts[i] > 0 && d <= REACH * kernelSteps; d++) {
                double z = (double) d / kernelSteps;
                if (i + d >= 0 && i + d < density.length) {
                    density[i + d] += counts[i] * Math.exp(-z * z / 2);
                }
            }
        }
        return density;
    }

    /** The value in the middle of a step. */
    double value(int index) {
        return Math.exp(origin + step * index);
    }
}
