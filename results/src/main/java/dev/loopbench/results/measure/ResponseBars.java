package dev.loopbench.results.measure;

import dev.loopbench.results.text.Numbers;
import dev.loopbench.service.client.Latencies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The distribution of each target's response times as a row of small bars, all rows on one logarithmic axis. */
final class ResponseBars {

    private static final int BARS = 40;
    private static final String HEIGHTS = " ▁▂▃▄▅▆▇█";
    private static final double NANOS_PER_MICRO = 1e3;

    /** Letter of a target → its response times, ns; without targets of which no request was measured. */
    private final Map<String, Histogram> times = new LinkedHashMap<>();

    private double least = Double.MAX_VALUE;
    private double most;

    private ResponseBars(Map<String, List<Latencies>> latencies) {
        for (Map.Entry<String, List<Latencies>> target : latencies.entrySet()) {
            Latencies all = new Latencies();
            target.getValue().forEach(all::add);
            Histogram response = all.response();
            if (response.getTotalCount() > 0) {
                times.put(target.getKey(), response);
                // An axis of logarithms has no place for 0.
                least = Math.min(least, Math.max(1, (double) response.getMinValue()));
                most = Math.max(most, Math.max(1, (double) response.getMaxValue()));
            }
        }
    }

    /**
     * A title and a line for each target.
     *
     * @param latencies letter of a target → what was recorded, by block
     * @return empty where no request was measured
     */
    static List<String> lines(Map<String, List<Latencies>> latencies) {
        ResponseBars bars = new ResponseBars(latencies);
        return bars.times.isEmpty() ? List.of() : bars.lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  response times over a logarithmic axis, " + Numbers.rough(least / NANOS_PER_MICRO) + " to "
                + Numbers.rough(most / NANOS_PER_MICRO) + " µs:");
        times.forEach((name, histogram) -> lines.add(("  " + name + "  " + bars(histogram)).stripTrailing()));
        return lines;
    }

    private String bars(Histogram histogram) {
        long[] counts = new long[BARS];
        for (HistogramIterationValue step : histogram.recordedValues()) {
            counts[bar(step.getValueIteratedTo())] += step.getCountAtValueIteratedTo();
        }
        long highest = 0;
        for (long count : counts) {
            highest = Math.max(highest, count);
        }
        StringBuilder bars = new StringBuilder();
        for (long count : counts) {
            // Even a single request is seen: it may be the stall that somebody looks for.
            bars.append(HEIGHTS.charAt((int) Math.ceil((HEIGHTS.length() - 1.0) * count / highest)));
        }
        return bars.toString();
    }

    private int bar(long nanos) {
        double share = least < most ? Math.log(Math.max(1, nanos) / least) / Math.log(most / least) : 0;
        return (int) Math.max(0, Math.min(BARS - 1, Math.floor(BARS * share)));
    }
}
