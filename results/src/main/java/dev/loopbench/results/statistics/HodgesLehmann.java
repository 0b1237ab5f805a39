package dev.loopbench.results.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where values lie, by Hodges and Lehmann: the median of the means of all pairs, a value with itself included. The
 * interval is Wilcoxon's: exact for every symmetric distribution. A fork that went wrong moves neither by much
 * (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd ed., 3.2 and 3.3).
 */
public final class HodgesLehmann {

    private final double[] walshAverages;
    private final int values;

    /** @param values at least one */
    public HodgesLehmann(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        this.values = values.length;
        walshAverages = new double[values.length * (values.length + 1) / 2];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i; j < values.length; j++) {
                walshAverages[next++] = (values[i] + values[j]) / 2;
            }
        }
        Arrays.sort(walshAverages);
    }

    /** Whether so many values are enough for an interval. */
    public static boolean givesInterval(int values, double confidence) {
        return values > 0 && cut(values, confidence).isPresent();
    }

    private static OptionalInt cut(int values, double confidence) {
        return SignedRank.quantile(values, (1 - confidence) / 2);
    }

    /** The location. */
    public double location() {
        int middle = walshAverages.length / 2;
        return walshAverages.length % 2 == 1
                ? walshAverages[middle]
                : (walshAverages[middle - 1] + walshAverages[middle]) / 2;
    }

    /**
     * The interval; empty while there are too few values for that confidence: below six for 0.95.
     *
     * @param confidence above 0, below 1
     */
    public Optional<Interval> interval(double confidence) {
        OptionalInt cut = cut(values, confidence);
        if (cut.isEmpty()) {
            return Optional.empty();
        }
        int k = cut.getAsInt();
        return Optional.of(new Interval(walshAverages[k], walshAverages[walshAverages.length - 1 - k]));
    }
}
