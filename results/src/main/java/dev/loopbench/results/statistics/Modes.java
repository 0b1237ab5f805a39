package dev.loopbench.results.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The modes of a latency distribution: the peaks of the density of the logarithms, in steps of 0.5 %, smoothed by a normal
 * kernel with a standard deviation of 3 %. Two peaks are two modes if the density between them falls to less than
 * {@value #VALLEY} of the lower one; else the lower one belongs to the higher. A mode that holds less than {@value #REAL_SHARE}
 * of the values is not told.
 */
public final class Modes {

    private static final double STEP = 0.005;
    private static final int KERNEL_STEPS = 6;
    private static final double VALLEY = 0.8;
    private static final double REAL_SHARE = 0.05;
    private static final double NANOS_PER_MICRO = 1e3;

    private final double[] density;
    private final List<Peak> peaks = new ArrayList<>();

    private Modes(double[] density) {
        this.density = density;
    }

    /** A peak, and the lowest place between it and the next one. */
    private record Peak(int at, int valleyAfter) {}

    /**
     * The modes, shortest first; none of a histogram without values.
     *
     * @param roundTrips ns; one of 0 ns counts as 1
     */
    public static List<Mode> of(Histogram roundTrips) {
        if (roundTrips.getTotalCount() == 0) {
            return List.of();
        }
        LogDensity density = new LogDensity(
                STEP, KERNEL_STEPS, positive(roundTrips.getMinValue()), positive(roundTrips.getMaxValue()));
        for (HistogramIterationValue step : roundTrips.recordedValues()) {
            // In the middle of a step of the histogram, but not beyond what was the bound of the axis.
            long middle = roundTrips.medianEquivalentValue(step.getValueIteratedTo());
            density.add(
                    Math.min(positive(middle), positive(roundTrips.getMaxValue())), step.getCountAtValueIteratedTo());
        }
        Modes modes = new Modes(density.smoothed());
        modes.findPeaks();
        modes.mergeShallow();
        return modes.told(density);
    }

    private static double positive(long nanos) {
        return Math.max(1, nanos);
    }

    private void findPeaks() {
        int peak = 0;
        int valley = 0;
        boolean falling = false;
        for (int i = 1; i < density.length; i++) {
            if (density[i] > density[i - 1]) {
                if (falling) {
                    peaks.add(new Peak(peak, valley));
                    falling = false;
                }
                peak = i;
            } else if (density[i] < density[i - 1]) {
                falling = true;
                valley = i;
            }
        }
        peaks.add(new Peak(peak, density.length - 1));
    }

    /** The shallowest valley first, until each that is left is deep enough. */
    private void mergeShallow() {
        int shallowest = shallowest();
        while (shallowest >= 0) {
            Peak left = peaks.get(shallowest);
            Peak right = peaks.remove(shallowest + 1);
            int higher = density[left.at()] >= density[right.at()] ? left.at() : right.at();
            peaks.set(shallowest, new Peak(higher, right.valleyAfter()));
            shallowest = shallowest();
        }
    }

    /** The peak before the valley that is the shallowest; -1 if all are deep enough. */
    private int shallowest() {
        int found = -1;
        double highest = VALLEY;
        for (int i = 0; i + 1 < peaks.size(); i++) {
            double lower = Math.min(
                    density[peaks.get(i).at()], density[peaks.get(i + 1).at()]);
            double depth = density[peaks.get(i).valleyAfter()] / lower;
            if (depth >= highest) {
                highest = depth;
                found = i;
            }
        }
        return found;
    }

    private List<Mode> told(LogDensity axis) {
        long[] counts = axis.counts();
        double all = Arrays.stream(counts).sum();
        List<Mode> modes = new ArrayList<>();
        int from = 0;
        for (Peak peak : peaks) {
            long mass = Arrays.stream(counts, from, peak.valleyAfter() + 1).sum();
            from = peak.valleyAfter() + 1;
            if (mass / all >= REAL_SHARE) {
                modes.add(new Mode(axis.value(peak.at()) / NANOS_PER_MICRO, mass / all));
            }
        }
        return modes;
    }

    /**
     * Where round trips crowd.
     *
     * @param us where, µs
     * @param share of all round trips, those between the valleys on its two sides; 0 to 1
     */
    public record Mode(double us, double share) {}
}
