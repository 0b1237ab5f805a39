package dev.loopbench.results.plot;

import dev.loopbench.results.measure.TargetLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * Times over percentiles, on an axis of nines: as far from 90 to 99 per cent as from 99 to 99.9.
 *
 * @param lines response times of each target, and in an open loop its service times
 * @param nines labelled places of the horizontal axis
 * @param times labelled places of the vertical one
 */
public record PercentilePlot(List<SeriesLine> lines, List<Tick> nines, List<Tick> times) {

    private static final double STEP = 0.05;
    private static final double MOST_NINES = 6;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double HALF = Math.log10(2);

    /** The nines, and the values there in µs. */
    private record Curve(String label, String style, List<Double> values) {}

    /** @param logs letter of a target → its times; those without any are left out, and one at least has some */
    public static PercentilePlot of(Map<String, TargetLog> logs) {
        List<Curve> curves = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, TargetLog> log : logs.entrySet()) {
            boolean isOpen = log.getValue().service().getTotalCount() > 0;
            String style = "s" + index++;
            if (log.getValue().isEmpty()) {
                continue;
            }
            curves.add(curve(
                    log.getKey() + (isOpen ? ", response" : ""),
                    style,
                    log.getValue().response()));
            if (isOpen) {
                curves.add(curve(
                        log.getKey() + ", service",
                        style + " dashed",
                        log.getValue().service()));
            }
        }
        int most =
                curves.stream().mapToInt(curve -> curve.values().size()).max().orElse(1);
        double lastNine = Math.max(1, (most - 1) * STEP);
        LinearScale x = new LinearScale(0, lastNine, PlotFrame.LEFT, PlotFrame.RIGHT);
        LogScale y = LogScale.over(
                curves.stream()
                        .flatMapToDouble(curve -> curve.values().stream().mapToDouble(Double::doubleValue))
                        .toArray(),
                PlotFrame.BOTTOM,
                PlotFrame.TOP);
        return new PercentilePlot(
                curves.stream().map(curve -> line(curve, x, y)).toList(), nines(x, lastNine), y.ticks(" µs"));
    }

    private static Curve curve(String label, String style, Histogram histogram) {
        double most = Math.min(MOST_NINES, Math.log10((double) Math.max(1, histogram.getTotalCount())));
        List<Double> values = DoubleStream.iterate(0, nines -> nines <= most, nines -> nines + STEP)
                .map(nines -> (double) histogram.getValueAtPercentile(100 * (1 - Math.pow(10, -nines))))
                .map(nanos -> Math.max(1, nanos) / NANOS_PER_MICRO)
                .boxed()
                .toList();
        return new Curve(label, style, values);
    }

    private static SeriesLine line(Curve curve, LinearScale x, LogScale y) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < curve.values().size(); i++) {
            places.add(new Place(x.at(i * STEP), y.at(curve.values().get(i))));
        }
        return new SeriesLine(curve.label(), curve.style(), places);
    }

    private static List<Tick> nines(LinearScale x, double last) {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(x.at(HALF), "p50"));
        for (int nines = 1; nines <= last + 1e-9; nines++) {
            ticks.add(new Tick(
                    x.at(nines),
                    String.format(
                            Locale.ROOT, "p%." + Math.max(0, nines - 2) + "f", 100 * (1 - Math.pow(10, -nines)))));
        }
        return ticks;
    }
}
