package dev.loopbench.results.plot;

import dev.loopbench.results.curve.Curve;
import dev.loopbench.results.curve.Curve.Answer;
import dev.loopbench.results.curve.CurvePoint;
import dev.loopbench.results.figures.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Response times over rates, both on logarithmic axes, as places in a drawing of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param p50 points of a line
 * @param p99 likewise
 * @param undisturbed p99 without the platform's pauses, likewise
 * @param promise where the promise is, from the top
 * @param knee where the knee is that this machine shows, from the left; below 0 where there is none
 * @param serviceKnee the same of the service's own
 * @param rates labelled places of the horizontal axis
 * @param times labelled places of the vertical one
 */
public record RatePlot(
        List<Place> p50,
        List<Place> p99,
        List<Place> undisturbed,
        double promise,
        double knee,
        double serviceKnee,
        List<Tick> rates,
        List<Tick> times) {

    static final int WIDTH = 860;
    static final int HEIGHT = 320;

    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int BOTTOM = 40;

    public String p50Line() {
        return Place.line(p50);
    }

    public String p99Line() {
        return Place.line(p99);
    }

    public String undisturbedLine() {
        return Place.line(undisturbed);
    }

    public static RatePlot of(Curve curve) {
        List<CurvePoint> held = curve.points().stream()
                .filter(point -> point.figure(Metric.RESPONSE_P50_US_ALL) != null)
                .toList();
        double[] rates = held.stream().mapToDouble(CurvePoint::perSecond).toArray();
        double[] times = DoubleStream.concat(
                        Stream.of(Metric.RESPONSE_P50_US_ALL, Metric.RESPONSE_P99_US, Metric.UNDISTURBED_P99_US)
                                .flatMapToDouble(metric -> values(held, metric)),
                        DoubleStream.of(curve.promisedMicros()))
                .toArray();
        LogScale x = LogScale.over(rates, LEFT, WIDTH - RIGHT);
        LogScale y = LogScale.over(times, HEIGHT - BOTTOM, TOP);
        return new RatePlot(
                places(held, Metric.RESPONSE_P50_US_ALL, x, y),
                places(held, Metric.RESPONSE_P99_US, x, y),
                places(held, Metric.UNDISTURBED_P99_US, x, y),
                y.at(curve.promisedMicros()),
                knee(curve, Answer.MACHINE, x),
                knee(curve, Answer.SERVICE, x),
                x.ticks("/s"),
                y.ticks(" µs"));
    }

    private static double knee(Curve curve, Answer answer, LogScale x) {
        return curve.knee(answer).map(knee -> x.at(knee.perSecond())).orElse(-1.0);
    }

    private static DoubleStream values(List<CurvePoint> points, Metric metric) {
        return points.stream()
                .map(point -> point.figure(metric))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue);
    }

    private static List<Place> places(List<CurvePoint> points, Metric metric, LogScale x, LogScale y) {
        List<Place> places = new ArrayList<>();
        for (CurvePoint point : points) {
            Double value = point.figure(metric);
            if (value != null) {
                places.add(new Place(x.at(point.perSecond()), y.at(value)));
            }
        }
        return places;
    }
}
