package dev.loopbench.results.figures;

import dev.loopbench.core.load.Series;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.figures.ForkFigures.SliceTimes;
import dev.loopbench.results.statistics.Quantiles;
import org.HdrHistogram.Histogram;

/** The figure of one turn by the metric that forks are compared by: always a time, the less the better. */
final class TurnFigure {

    private static final double MEDIAN = 0.5;

    private TurnFigure() {}

    /**
     * The median of what the metric times, or wall time for each round trip where it is a rate; ns, over all laps of the turn.
     *
     * @param slice the turn
     * @param timed in it
     */
    static double nanos(Metric primary, SliceRecord slice, SliceTimes timed) {
        if (primary.isRate()) {
            return (double) slice.trips().nanos() / slice.trips().count();
        }
        if (primary == Metric.RESPONSE_P50_US) {
            Histogram responses = timed.secondary().get(Series.RESPONSE);
            return responses == null || responses.getTotalCount() == 0
                    ? Double.NaN
                    : Quantiles.of(responses, MEDIAN).orElse((double) responses.getValueAtPercentile(100 * MEDIAN));
        }
        return slice.trips().p50Nanos();
    }
}
