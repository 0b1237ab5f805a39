package dev.loopbench.results.service;

import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import java.util.Arrays;
import java.util.Locale;

/** The figure that verdicts are about. */
public enum PrimaryMetric {
    /** Replies a second. */
    THROUGHPUT("throughput", false),
    /** The median response time. */
    P50("p50", true),
    /** The 99th percentile of response times. */
    P99("p99", true);

    private final String label;
    private final boolean lowerIsBetter;

    PrimaryMetric(String label, boolean lowerIsBetter) {
        this.label = label;
        this.lowerIsBetter = lowerIsBetter;
    }

    /** The name in options and reports. */
    public String label() {
        return label;
    }

    /** Whether less is faster, as with times, or more, as with rates. */
    public boolean lowerIsBetter() {
        return lowerIsBetter;
    }

    /** The figure of a block, in replies a second or µs; 0 where it has none. */
    double value(BlockRecord block) {
        return switch (this) {
            case THROUGHPUT -> block.turns().perSecond();
            case P50 -> block.latencies().response().getValueAtPercentile(50) / 1e3;
            case P99 -> block.latencies().response().getValueAtPercentile(99) / 1e3;
        };
    }

    /** The logarithm of the figure of a block; not a number where it has none. */
    public double log(BlockRecord block) {
        double value = value(block);
        return value > 0 ? Math.log(value) : Double.NaN;
    }

    /** @throws IllegalArgumentException naming those there are */
    public static PrimaryMetric of(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + label + "' is no metric: allowed are throughput, p50 and p99"));
    }
}
