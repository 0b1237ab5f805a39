package dev.loopbench.results.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How the round trips of some forks are distributed, roughly: steps of an eighth of an octave, 9 %, and how large a share of all lies
 * in each. Every fork counts alike, however many round trips it has.
 *
 * @param shares step → share of 1; a step s begins at 2^(s ÷ 8) ns
 */
public record Distribution(SortedMap<Integer, Double> shares) {

    private static final double STEPS_IN_AN_OCTAVE = 8;
    private static final double LN_2 = Math.log(2);
    private static final double NANOS_PER_MICRO = 1e3;

    public Distribution {
        shares = new TreeMap<>(shares);
    }

    /** That of a fork's slices, ns. */
    public static Distribution of(Histogram histogram) {
        SortedMap<Integer, Double> shares = new TreeMap<>();
        double all = histogram.getTotalCount();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            double nanos = Math.max(1, value.getValueIteratedTo());
            int step = (int) Math.floor(STEPS_IN_AN_OCTAVE * Math.log(nanos) / LN_2);
            shares.merge(step, value.getCountAddedInThisIterationStep() / all, Double::sum);
        }
        return new Distribution(shares);
    }

    /** That of several forks; empty for none. */
    public static Distribution together(Iterable<Distribution> forks) {
        SortedMap<Integer, Double> shares = new TreeMap<>();
        int count = 0;
        for (Distribution fork : forks) {
            fork.shares.forEach((step, share) -> shares.merge(step, share, Double::sum));
            count++;
        }
        int all = Math.max(1, count);
        shares.replaceAll((step, share) -> share / all);
        return new Distribution(shares);
    }

    /** The step that so large a share of all does not exceed. */
    public int quantile(double share) {
        double sum = 0;
        for (Map.Entry<Integer, Double> step : shares.entrySet()) {
            sum += step.getValue();
            if (sum >= share) {
                return step.getKey();
            }
        }
        return shares.isEmpty() ? 0 : shares.lastKey();
    }

    /** Where a step begins, µs. */
    public static double micros(int step) {
        return Math.exp(step / STEPS_IN_AN_OCTAVE * LN_2) / NANOS_PER_MICRO;
    }
}
