package dev.loopbench.results.workload;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;

/** One workload: all that sets it apart from the others. Immutable. */
public abstract class WorkloadKind {

    /** Up to so much payload a message of a full window takes about as long as one of a byte. */
    private static final long SMALL_BYTES = 512;

    /** Round trips of the largest messages, and of servers that take long. */
    private static final int LEAST_SLICE = 16;

    /** How long a slice may take for what a server does before it answers. */
    private static final long SLICE_NANOS = 200_000_000;

    private final String meaning;
    private final BenchmarkName benchmark;
    private final Lead lead;
    private final int slice;

    /**
     * @param meaning one line for people
     * @param slice counted round trips of one slice of small messages, where the ends have a core each
     */
    WorkloadKind(String meaning, BenchmarkName benchmark, Lead lead, int slice) {
        this.meaning = meaning;
        this.benchmark = benchmark;
        this.lead = lead;
        this.slice = slice;
    }

    /** One line for people. */
    public final String meaning() {
        return meaning;
    }

    public final BenchmarkName benchmark() {
        return benchmark;
    }

    /** The figures that tell it. */
    public final Lead lead() {
        return lead;
    }

    /**
     * Counted round trips of one slice: fewer of larger messages, so that a slice stays at some 10 to 50 ms up to 1 MiB. Fewer
     * also where less is outstanding than the workload has by itself, and where the server takes its time.
     */
    public final int slice(Placement placement, Traffic traffic) {
        int most = most(placement, traffic);
        long usual = usual(most, traffic);
        long each = traffic.serving().nanosEach(traffic.connections());
        long inTime = each == 0 ? most : Math.max(LEAST_SLICE, SLICE_NANOS / each);
        return (int) Math.max(Math.min(most, LEAST_SLICE), Math.min(most, Math.min(usual, inTime)));
    }

    /** Those of a slice with messages of that size. */
    int most(Placement placement, Traffic traffic) {
        long payload = Math.max(SMALL_BYTES, traffic.shape().payloadBytes());
        return (int) Math.max(LEAST_SLICE, ofSmallMessages(placement, traffic) * SMALL_BYTES / payload);
    }

    /** Those of a slice with small messages. */
    long ofSmallMessages(Placement placement, Traffic traffic) {
        return slice;
    }

    /** Those of a slice with as much outstanding as there is. */
    long usual(int most, Traffic traffic) {
        return (long) most * traffic.outstanding() / ((long) connections() * window(traffic.shape()));
    }

    final int slice() {
        return slice;
    }

    /** The pace of its requests, unless told otherwise. */
    public Pace pace() {
        return Pace.CLOSED;
    }

    /** Connections unless told otherwise. */
    public int connections() {
        return 1;
    }

    /** Requests outstanding on each connection unless told otherwise. */
    public int window(MessageShape shape) {
        return 1;
    }

    /** Whether the client keeps its connections. */
    public ConnectionUse use() {
        return ConnectionUse.KEPT;
    }

    /** Whether its messages are chunks of a stream, of which mostly one direction has any. */
    public boolean movesChunks() {
        return false;
    }

    /** How much longer than others its forks run before they count. */
    public int warmupFactor() {
        return 1;
    }

    /**
     * A workload's JMH benchmark, of which every transport module has a concrete class.
     *
     * @param type the simple name of the class
     * @param method its method, named after the metric
     */
    public record BenchmarkName(String type, String method) {}

    /** The figures that tell a workload; tables and pages begin with these. */
    public enum Lead {
        /** Times of round trips, then their rate. */
        LATENCY("p50_us"),
        /** The rate of requests, then their times. */
        THROUGHPUT("throughput_per_s"),
        /** The rate of bytes, and what they cost. */
        BYTES("bytes_per_s"),
        /** Times from when requests were due. */
        RESPONSE("response_p50_us");

        private final String primaryMetric;

        Lead(String primaryMetric) {
            this.primaryMetric = primaryMetric;
        }

        /** The metric by which transports are compared and sorted. */
        public String primaryMetric() {
            return primaryMetric;
        }
    }
}
