package dev.loopbench.results.plot;

import dev.loopbench.results.service.Promise;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.PromiseFigures.RateTried;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Response times at the promise's percentile over the rates of a search, both on logarithmic axes.
 *
 * @param line through all rates at which response times are known
 * @param kept rates at which the promise was kept
 * @param missed rates at which it was not
 * @param promise where the promise is, from the top
 * @param knee where the highest rate is that kept it, from the left; below 0 where there is none
 * @param rates labelled places of the horizontal axis
 * @param times labelled places of the vertical one
 */
public record KneePlot(
        SeriesLine line,
        List<Place> kept,
        List<Place> missed,
        double promise,
        double knee,
        List<Tick> rates,
        List<Tick> times) {

    private static final double NANOS_PER_MICRO = 1e3;

    /** @param figures with one rate at least */
    public static KneePlot of(PromiseFigures figures) {
        List<RateTried> tried =
                figures.tried().stream().filter(rate -> rate.micros() != null).toList();
        double promised = Promise.parse(figures.promise()).nanos() / NANOS_PER_MICRO;
        LogScale x = LogScale.over(
                figures.tried().stream().mapToDouble(RateTried::perSecond).toArray(), PlotFrame.LEFT, PlotFrame.RIGHT);
        LogScale y = LogScale.over(
                DoubleStream.concat(DoubleStream.of(promised), tried.stream().mapToDouble(KneePlot::micros))
                        .toArray(),
                PlotFrame.BOTTOM,
                PlotFrame.TOP);
        Double knee = figures.kneePerSecond();
        return new KneePlot(
                new SeriesLine(figures.promise(), "p99", places(tried, x, y)),
                places(tried.stream().filter(RateTried::kept).toList(), x, y),
                places(tried.stream().filter(rate -> !rate.kept()).toList(), x, y),
                y.at(promised),
                knee == null ? -1 : x.at(knee),
                x.ticks("/s"),
                y.ticks(" µs"));
    }

    private static double micros(RateTried tried) {
        return Math.max(1 / NANOS_PER_MICRO, Objects.requireNonNull(tried.micros()));
    }

    private static List<Place> places(List<RateTried> tried, LogScale x, LogScale y) {
        return tried.stream()
                .map(rate -> new Place(x.at(rate.perSecond()), y.at(micros(rate))))
                .toList();
    }
}
