package dev.loopbench.results.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Percentiles on an axis of nines: as many steps from 90 % to 99 % as from 99 % to 99.9 %. */
public final class PercentileCurve {

    private static final int STEPS_IN_A_NINE = 8;
    private static final int NINES = 5;
    private static final double NANOS_PER_MICRO = 1e3;

    /** As fine as the histograms. */
    private static final MathContext DIGITS = new MathContext(5);

    private static final List<Double> AXIS = IntStream.rangeClosed(1, NINES * STEPS_IN_A_NINE)
            .mapToObj(step -> (double) step / STEPS_IN_A_NINE)
            .toList();

    private static final double[] QUANTILES =
            AXIS.stream().mapToDouble(nines -> 1 - Math.pow(10, -nines)).toArray();

    private PercentileCurve() {}

    /** The places on the axis, −log10(1 − quantile), ascending. */
    public static List<Double> nines() {
        return AXIS;
    }

    /** The values at these places, µs; as many as can be told. */
    public static List<Double> of(Histogram nanos) {
        return Quantiles.of(nanos, QUANTILES).stream()
                .map(value ->
                        new BigDecimal(value / NANOS_PER_MICRO).round(DIGITS).doubleValue())
                .toList();
    }
}
