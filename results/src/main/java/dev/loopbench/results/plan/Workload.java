package dev.loopbench.results.plan;

import dev.loopbench.core.benchmark.ConnectBenchmark;
import dev.loopbench.core.benchmark.FixedRateBenchmark;
import dev.loopbench.core.benchmark.PipelinedBenchmark;
import dev.loopbench.core.benchmark.RoundTripBenchmark;
import dev.loopbench.core.benchmark.StreamBenchmark;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the ends say to each other. */
public enum Workload {
    /** One request at a time on one connection: the ping-pong. */
    ROUND_TRIP("one request at a time", "RoundTrip", "roundTrip", RoundTripBenchmark.SLICE, 1, 1, "p50_us"),
    /** Full windows on several connections. */
    PIPELINED("full windows", "Pipelined", "pipelined", PipelinedBenchmark.SLICE, 16, 16, "throughput_per_s"),
    /** Chunks in one direction, each acknowledged, as many bytes a second as there can be. */
    STREAM("chunks one way, each acknowledged", "Stream", "stream", StreamBenchmark.SLICE * 128, 1, 16, "bytes_per_s"),
    /** Requests by a plan, whatever the server does. */
    FIXED_RATE(
            "requests at a rate of their own",
            "FixedRate",
            "fixedRate",
            FixedRateBenchmark.SLICE,
            1,
            1,
            "response_p50_us"),
    /** A connection for each request, one at a time. */
    CONNECT("a connection for each request", "Connect", "connect", ConnectBenchmark.SLICE, 1, 1, "throughput_per_s");

    /** Up to so much payload a message of a full window takes about as long as one of a byte. */
    private static final long SMALL_BYTES = 512;

    /** Of full windows, for each request outstanding. */
    private static final int LEAST_EACH = 4;

    /** Of the largest messages, and of servers that take long. */
    private static final int LEAST_SLICE = 16;

    /** What a stream has outstanding unless told otherwise: enough that neither end waits for the other. */
    private static final int STREAM_BYTES = 1 << 20;

    private static final int LEAST_STREAM_WINDOW = 4;

    /** How long a slice may take for what a server does before it answers. */
    private static final long SLICE_NANOS = 200_000_000;

    /** Requests of one slice of a plan at the least: enough for a median. */
    private static final int LEAST_PACED_SLICE = 20;

    /** But no more than those of so many seconds. */
    private static final int MOST_PACED_SECONDS = 2;

    private static final int PACED_SLICES_A_SECOND = 10;

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
     * Counted round trips of one slice: fewer of larger messages, so that a slice stays at some 10 to 50 ms up to 1 MiB. Fewer
     * also where less is outstanding than a workload of full windows has by itself, which is then
     * slower; of windows that are smaller than its own, since fewer requests are then read and written at once; and where
     * the server takes its time.
     */
    public int slice(Placement placement, Traffic traffic) {
        MessageShape shape = traffic.shape();
        int most = most(placement, traffic);
        long usual = (long) most * traffic.outstanding() / ((long) connections * window(shape));
        if (this == PIPELINED) {
            long batched = (long) most * traffic.window() / window;
            usual = Math.min(usual, Math.max(batched, (long) LEAST_EACH * traffic.outstanding()));
        }
        long each = traffic.serving().nanosEach(traffic.connections());
        long inTime = each == 0 ? most : Math.max(LEAST_SLICE, SLICE_NANOS / each);
        return (int) Math.max(Math.min(most, LEAST_SLICE), Math.min(most, Math.min(usual, inTime)));
    }

    private int most(Placement placement, Traffic traffic) {
        MessageShape shape = traffic.shape();
        if (this == ROUND_TRIP) {
            return slice / Lap.LENGTH * Lap.length(shape);
        }
        int part = placement == Placement.SAME_CORE ? 1 : 2;
        long whole = this == CONNECT ? slice / part : slice;
        if (this == PIPELINED) {
            whole = Math.max(whole, (long) LEAST_EACH * traffic.outstanding());
        }
        return (int) Math.max(LEAST_SLICE, whole * SMALL_BYTES / Math.max(SMALL_BYTES, shape.payloadBytes()));
    }

    /**
     * Counted requests of one slice of a plan: those of 100 ms, at low rates {@value #LEAST_PACED_SLICE}, at still lower ones those
     * of {@value #MOST_PACED_SECONDS} s.
     */
    public static int slice(Pace pace) {
        int least = Math.min(LEAST_PACED_SLICE, MOST_PACED_SECONDS * pace.perSecond());
        return Math.max(least, pace.perSecond() / PACED_SLICES_A_SECOND);
    }

    /** What its requests wait for, unless told otherwise. */
    public Pace pace() {
        return this == FIXED_RATE ? Pace.of(FixedRateBenchmark.RATE, Pace.Arrivals.CONSTANT) : Pace.CLOSED;
    }

    /** What its ends do unless told otherwise, with messages of that size. */
    public Traffic traffic(MessageShape shape) {
        return Traffic.of(shape, connections, window(shape)).at(pace()).using(use());
    }

    /** Connections unless told otherwise. */
    public int connections() {
        return connections;
    }

    /** Requests outstanding on each connection unless told otherwise: of a stream as many as hold 1 MiB, 4 to 1024. */
    public int window(MessageShape shape) {
        if (this != STREAM) {
            return window;
        }
        int chunk = Math.max(1, Math.max(shape.requestBytes(), shape.responseBytes()));
        return Math.max(LEAST_STREAM_WINDOW, Math.min(ClientSession.MAX_WINDOW, STREAM_BYTES / chunk));
    }

    /** Whether its client keeps its connections. */
    public ConnectionUse use() {
        return this == CONNECT ? ConnectionUse.PER_REQUEST : ConnectionUse.KEPT;
    }

    /**
     * How much longer than others its forks run before they count: a cycle runs through more code than a round trip, and
     * there are fewer of them in a second.
     */
    int warmupFactor() {
        return this == CONNECT ? 2 : 1;
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
