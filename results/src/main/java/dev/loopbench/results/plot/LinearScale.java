package dev.loopbench.results.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A linear axis between two places of a drawing.
 *
 * @param least value, at {@code from}
 * @param most value, at {@code to}
 */
public record LinearScale(double least, double most, double from, double to) {

    private static final double[] NICE = {1, 2, 5, 10};
    private static final double MARGIN = 0.05;
    private static final int MOST_TICKS = 7;

    /** One that has room for all values. */
    static LinearScale over(double[] values, double from, double to) {
        double least = DoubleStream.of(values).min().orElse(0);
        double most = DoubleStream.of(values).max().orElse(1);
        double margin = most > least ? MARGIN * (most - least) : MARGIN * Math.max(1e-6, Math.abs(most));
        return new LinearScale(least - margin, most + margin, from, to);
    }

    /** The place of a value, with few digits. */
    public double at(double value) {
        return Rounded.of(from + (value - least) / (most - least) * (to - from));
    }

    /** Round values, {@value #MOST_TICKS} at most. */
    List<Tick> ticks() {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step(MOST_TICKS)) - 1e-9));
        return roundValues(MOST_TICKS).stream()
                .map(value -> new Tick(at(value), String.format(Locale.ROOT, "%." + decimals + "f", value)))
                .toList();
    }

    /**
     * Multiples of 1, 2 or 5 times a power of ten between the ends, ascending.
     *
     * @param steps the axis is divided into so many at most; at least 1
     */
    public List<Double> roundValues(int steps) {
        double step = step(steps);
        List<Double> values = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step); i * step <= most; i++) {
            values.add(i * step);
        }
        return values;
    }

    private double step(int steps) {
        double power = Math.pow(10, Math.floor(Math.log10((most - least) / steps)));
        for (double nice : NICE) {
            if ((most - least) / (nice * power) <= steps) {
                return nice * power;
            }
        }
        return NICE[NICE.length - 1] * power;
    }
}
