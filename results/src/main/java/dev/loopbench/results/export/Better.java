package dev.loopbench.results.export;

import dev.loopbench.results.figures.Metric;
import java.util.Locale;
import java.util.Optional;

/** Which way a metric is wanted. Programs that draw or judge several metrics together need these apart. */
public enum Better {
    /** Times, and what a round trip costs. */
    SMALLER,
    /** Rates. */
    BIGGER;

    /** The name in options and documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a metric; empty where neither is wanted, such as the share of quiet laps. */
    public static Optional<Better> of(Metric metric) {
        return switch (metric.unit()) {
            case PER_SECOND, BYTES_PER_SECOND -> Optional.of(BIGGER);
            case MICROSECONDS, NANOSECONDS, COUNT, BYTES, CONNECTION_BYTES -> Optional.of(SMALLER);
            // How long a fork took to settle tells how it was measured.
            case MILLISECONDS -> metric == Metric.SETTLED_MS ? Optional.empty() : Optional.of(SMALLER);
            case SHARE, SOCKETS, REQUESTS -> Optional.empty();
        };
    }

    /**
     * The one of that label.
     *
     * @throws IllegalArgumentException naming both
     */
    public static Better of(String label) {
        for (Better better : values()) {
            if (better.label().equals(label)) {
                return better;
            }
        }
        throw new IllegalArgumentException("'" + label + "': allowed are smaller, bigger");
    }
}
