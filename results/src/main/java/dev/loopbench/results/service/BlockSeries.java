package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import java.util.List;

/**
 * The figures of one target, or of its echo, by block in time order.
 *
 * @param name the target's letter
 * @param echo whether it is the target's echo
 * @param throughput replies a second; 0 where a block brought none
 * @param p50 the median response time, µs; likewise
 * @param p99 the 99th percentile of response times, µs; likewise
 */
public record BlockSeries(
        String name,
        boolean echo,
        @JsonProperty("throughput_per_s") List<Double> throughput,
        @JsonProperty("p50_us") List<Double> p50,
        @JsonProperty("p99_us") List<Double> p99) {

    public BlockSeries {
        throughput = List.copyOf(throughput);
        p50 = List.copyOf(p50);
        p99 = List.copyOf(p99);
    }

    public static BlockSeries of(String name, boolean echo, List<BlockRecord> blocks) {
        return new BlockSeries(
                name,
                echo,
                values(PrimaryMetric.THROUGHPUT, blocks),
                values(PrimaryMetric.P50, blocks),
                values(PrimaryMetric.P99, blocks));
    }

    private static List<Double> values(PrimaryMetric metric, List<BlockRecord> blocks) {
        return blocks.stream().map(metric::value).toList();
    }

    /** The values of that metric. */
    public List<Double> of(PrimaryMetric metric) {
        return switch (metric) {
            case THROUGHPUT -> throughput;
            case P50 -> p50;
            case P99 -> p99;
        };
    }

    /** The natural logarithms of that metric's values, without blocks that brought nothing. */
    public List<Double> logs(PrimaryMetric metric) {
        return of(metric).stream().filter(value -> value > 0).map(Math::log).toList();
    }
}
