package dev.loopbench.results.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats in which a stored run can be exported. */
public enum ExportFormat {
    /** For viewers of JMH's results. */
    JMH("json", false),
    /** Percentile distributions, for HdrHistogram's plotter; a file for each cell. */
    HGRM("hgrm", true),
    /** A line for each metric of each cell. */
    CSV("csv", false),
    /** Words and tables. */
    MARKDOWN("md", false),
    /** Pictures for a text; a file for each panel. */
    SVG("svg", true),
    /** For Prometheus. */
    OPENMETRICS("txt", false),
    /** For benchmark-action/github-action-benchmark; a file for each direction. */
    GITHUB_ACTION_BENCHMARK("json", true);

    private final String ending;
    private final boolean hasManyFiles;

    ExportFormat(String ending, boolean hasManyFiles) {
        this.ending = ending;
        this.hasManyFiles = hasManyFiles;
    }

    /** The name in options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of its files' names. */
    String ending() {
        return ending;
    }

    /** Whether it cannot be one file unless one direction is chosen. */
    public boolean hasManyFiles() {
        return hasManyFiles;
    }

    /** All labels, separated by commas. */
    public static String labels() {
        return Arrays.stream(values()).map(ExportFormat::label).collect(Collectors.joining(", "));
    }

    /**
     * The one of that label.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static ExportFormat of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "': there are " + labels()));
    }
}
