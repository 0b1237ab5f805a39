package dev.loopbench.results.plot;

import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A logarithmic axis between two places of a drawing.
 *
 * @param least value, at {@code from}
 * @param most value, at {@code to}
 */
record LogScale(double least, double most, double from, double to) {

    private static final double[] NICE = {1, 2, 5};
    private static final double MARGIN = 1.15;

    /** One that has room for all values, which are above 0. */
    static LogScale over(double[] values, double from, double to) {
        double least = DoubleStream.of(values).min().orElse(1);
        double most = DoubleStream.of(values).max().orElse(10);
        return new LogScale(least / MARGIN, most * MARGIN, from, to);
    }

    double at(double value) {
        double share = Math.log(value / least) / Math.log(most / least);
        return Rounded.of(from + share * (to - from));
    }

    /** Round values; of few powers of ten 1, 2 and 5, of many every power alone. */
    List<Tick> ticks(String unit) {
        List<Tick> ticks = new ArrayList<>();
        boolean isWide = most / least > 1e4;
        for (int power = (int) Math.floor(Math.log10(least)); power <= Math.log10(most); power++) {
            for (double nice : NICE) {
                double value = nice * Math.pow(10, power);
                if (value >= least && value <= most && (nice == 1 || !isWide)) {
                    ticks.add(new Tick(at(value), Numbers.scaledShort(value) + unit));
                }
            }
        }
        return ticks;
    }
}
