package dev.loopbench.results.export;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.text.Numbers;

/** Names and values of metrics for people. */
final class Figure {

    private Figure() {}

    /** A metric's name with its unit. */
    static String title(Metric metric) {
        return switch (metric) {
            case RESPONSE_P50_US -> "response p50, µs";
            case RESPONSE_P99_US -> "response p99, µs";
            case P50_US -> "p50, µs";
            case P99_US -> "p99, µs";
            case P99_9_US -> "p99.9, µs";
            case CPU_US -> "CPU, µs";
            case CPU_MS_PER_GIB -> "CPU, ms/GiB";
            case THROUGHPUT_PER_S -> "throughput, 1/s";
            default -> "payload, bytes/s";
        };
    }

    /** A value in that unit. */
    static String of(Metric metric, double value) {
        return switch (metric.unit()) {
            case PER_SECOND -> Numbers.scaled(value);
            case BYTES_PER_SECOND -> Numbers.bytes(value);
            default -> Numbers.plain(value);
        };
    }
}
