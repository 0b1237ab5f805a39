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
record LinearScale(double least, double most, double from, double to) {

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

    double at(double value) {
        return Rounded.of(from + (value - least) / (most - least) * (to - from));
    }

    /** Round values, {@value #MOST_TICKS} at most. */
    List<Tick> ticks() {
        double step = step();
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (double value = Math.ceil(least / step) * step; value <= most; value += step) {
            ticks.add(new Tick(at(value), String.format(Locale.ROOT, "%." + decimals + "f", value)));
        }
        return ticks;
    }

    private double step() {
        double power = Math.pow(10, Math.floor(Math.log10((most - least) / MOST_TICKS)));
        for (double nice : NICE) {
            if ((most - least) / (nice * power) <= MOST_TICKS) {
                return nice * power;
            }
        }
        return NICE[NICE.length - 1] * power;
    }
}
