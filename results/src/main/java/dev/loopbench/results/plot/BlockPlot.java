package dev.loopbench.results.plot;

import dev.loopbench.results.service.BlockSeries;
import dev.loopbench.results.service.PrimaryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The ratio of each target to the first, by block in time order.
 *
 * @param lines one for each target but the first
 * @param one where a ratio of 1 is, from the top
 * @param blocks labelled places of the horizontal axis
 * @param ratios labelled places of the vertical one
 * @param metric of the ratios
 * @param above the meaning of a ratio above 1: slower or faster
 */
public record BlockPlot(
        List<SeriesLine> lines, double one, List<Tick> blocks, List<Tick> ratios, String metric, String above) {

    private static final int MOST_LABELS = 20;

    /** The ratios of one target; not a number where a block brought nothing. */
    private record Ratios(String name, int index, List<Double> values) {}

    /** @param series of the targets, without echoes; two or more, with as many blocks each */
    public static BlockPlot of(List<BlockSeries> series, PrimaryMetric metric) {
        List<Double> first = series.get(0).of(metric);
        List<Ratios> all = new ArrayList<>();
        for (int target = 1; target < series.size(); target++) {
            List<Double> own = series.get(target).of(metric);
            List<Double> values = new ArrayList<>();
            for (int block = 0; block < first.size(); block++) {
                boolean isKnown = first.get(block) > 0 && own.get(block) > 0;
                values.add(isKnown ? own.get(block) / first.get(block) : Double.NaN);
            }
            all.add(new Ratios(series.get(target).name() + " ÷ " + series.get(0).name(), target, values));
        }
        LinearScale x = LinearScale.over(new double[] {1, first.size()}, PlotFrame.LEFT, PlotFrame.RIGHT);
        LinearScale y = LinearScale.over(
                DoubleStream.concat(
                                DoubleStream.of(1),
                                all.stream()
                                        .flatMapToDouble(ratios ->
                                                ratios.values().stream().mapToDouble(Double::doubleValue))
                                        .filter(Double::isFinite))
                        .toArray(),
                PlotFrame.BOTTOM,
                PlotFrame.TOP);
        return new BlockPlot(
                all.stream().map(ratios -> line(ratios, x, y)).toList(),
                y.at(1),
                blocks(x, first.size()),
                y.ticks(),
                metric.label(),
                metric.lowerIsBetter() ? "slower" : "faster");
    }

    private static SeriesLine line(Ratios ratios, LinearScale x, LinearScale y) {
        List<Place> places = new ArrayList<>();
        for (int block = 0; block < ratios.values().size(); block++) {
            double value = ratios.values().get(block);
            if (Double.isFinite(value)) {
                places.add(new Place(x.at(block + 1), y.at(value)));
            }
        }
        return new SeriesLine(ratios.name(), "s" + ratios.index(), places);
    }

    private static List<Tick> blocks(LinearScale x, int count) {
        int every = (count + MOST_LABELS - 1) / MOST_LABELS;
        List<Tick> ticks = new ArrayList<>();
        for (int block = 1; block <= count; block += every) {
            ticks.add(new Tick(x.at(block), String.valueOf(block)));
        }
        return ticks;
    }
}
