package dev.loopbench.results.plan;

import dev.loopbench.core.benchmark.ConnectBenchmark;
import dev.loopbench.core.benchmark.PipelinedBenchmark;
import dev.loopbench.core.benchmark.RoundTripBenchmark;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the ends say to each other. */
public enum Workload {
    /** One request at a time on one connection: the ping-pong. */
    ROUND_TRIP("one request at a time", "RoundTrip", "roundTrip", RoundTripBenchmark.SLICE, 1, 1, "p50_us"),
    /** Full windows on several connections. */
    PIPELINED("full windows", "Pipelined", "pipelined", PipelinedBenchmark.SLICE, 16, 16, "throughput_per_s"),
    /** A connection for each request, one at a time. */
    CONNECT("a connection for each request", "Connect", "connect", ConnectBenchmark.SLICE, 1, 1, "throughput_per_s");

    private final String meaning;
    private final String benchmarkClass;
    private final String benchmarkMethod;
    private final int slice;
    private final int connections;
    private final int window;
    private final String primaryMetric;

    Workload(
            String meaning,
            String benchmarkClass,
            String benchmarkMethod,
            int slice,
            int connections,
            int window,
            String primaryMetric) {
        this.meaning = meaning;
        this.benchmarkClass = benchmarkClass;
        this.benchmarkMethod = benchmarkMethod;
        this.slice = slice;
        this.connections = connections;
        this.window = window;
        this.primaryMetric = primaryMetric;
    }

    /** The name in options and tables, such as {@code round-trip}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    /** The simple name of the concrete benchmark class in every transport module. */
    public String benchmarkClass() {
        return benchmarkClass;
    }

    /** The benchmark's method, named after the metric. */
    public String benchmarkMethod() {
        return benchmarkMethod;
    }

    /**
     * Counted round trips of one slice. Fewer where a round trip waits for another core to wake up: a slice of several
     * times 10 ms would seldom be undisturbed on both cores.
     */
    public int slice(Placement placement) {
        return this != PIPELINED && placement != Placement.SAME_CORE ? slice / 2 : slice;
    }

    /** Connections unless told otherwise. */
    public int connections() {
        return connections;
    }

    /** Requests outstanding on each connection unless told otherwise. */
    public int window() {
        return window;
    }

    /** Whether its client keeps its connections. */
    public ConnectionUse use() {
        return this == CONNECT ? ConnectionUse.PER_REQUEST : ConnectionUse.KEPT;
    }

    /** The metric by which transports are compared and sorted. */
    public String primaryMetric() {
        return primaryMetric;
    }

    /**
     * The workload of that label.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Workload of(String label) {
        return Arrays.stream(values())
                .filter(workload -> workload.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload is called '" + label + "'; there are "
                        + Arrays.stream(values()).map(Workload::label).collect(Collectors.joining(", "))));
    }
}
