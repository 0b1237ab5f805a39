package dev.loopbench.results.export;

import dev.loopbench.results.figures.Metric;

/**
 * A metric as OpenMetrics wants it: in base units, its unit at the end of its name.
 *
 * @param name without the ending that says which end of an interval it is
 * @param unit empty for what is only counted
 * @param factor from the value in documents to that in base units
 */
record MetricFamily(String name, String unit, double factor) {

    private static final String PREFIX = "loopbench_";

    static MetricFamily of(Metric metric) {
        String label = metric.label();
        String laps = label.endsWith("_all") ? "_all_laps" : label.endsWith("_quiet") ? "_quiet_laps" : "";
        String base = label.replaceFirst("_(all|quiet)$", "");
        return switch (metric.unit()) {
            case MICROSECONDS -> new MetricFamily(PREFIX + without(base, "_us") + laps, "seconds", 1e-6);
            case MILLISECONDS -> new MetricFamily(PREFIX + without(base, "_ms") + laps, "seconds", 1e-3);
            case NANOSECONDS -> new MetricFamily(PREFIX + without(base, "_ns") + laps, "seconds", 1e-9);
            case PER_SECOND -> new MetricFamily(PREFIX + without(base, "_per_s") + laps, "per_second", 1);
            case BYTES_PER_SECOND -> new MetricFamily(PREFIX + "payload" + laps, "bytes_per_second", 1);
            case SHARE -> new MetricFamily(PREFIX + without(base, "_share") + laps, "ratio", 1);
            case BYTES, CONNECTION_BYTES -> new MetricFamily(PREFIX + without(base, "_bytes") + laps, "bytes", 1);
            case SOCKETS -> new MetricFamily(PREFIX + base + laps, "sockets", 1);
            case COUNT, REQUESTS -> new MetricFamily(PREFIX + base + laps, "", 1);
        };
    }

    private static String without(String label, String unit) {
        return label.replaceFirst(unit, "");
    }

    /** The whole name. */
    String name(String part) {
        return name + part + (unit.isEmpty() ? "" : "_" + unit);
    }
}
