package dev.loopbench.results.plan;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.workload.Chunks;
import dev.loopbench.results.workload.Cycles;
import dev.loopbench.results.workload.FullWindows;
import dev.loopbench.results.workload.PlannedRequests;
import dev.loopbench.results.workload.RoundTrips;
import dev.loopbench.results.workload.WorkloadKind;
import dev.loopbench.results.workload.WorkloadKind.Lead;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The exchange between the two ends: the names of the workloads, and for each the class that has the rest. */
public enum Workload {
    ROUND_TRIP(new RoundTrips()),
    PIPELINED(new FullWindows()),
    STREAM(new Chunks()),
    FIXED_RATE(new PlannedRequests()),
    CONNECT(new Cycles());

    @SuppressWarnings("ImmutableEnumChecker") // kinds are immutable, which the type does not say
    private final WorkloadKind kind;

    Workload(WorkloadKind kind) {
        this.kind = kind;
    }

    /** The name in options and tables, such as {@code round-trip}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for people. */
    public String meaning() {
        return kind.meaning();
    }

    /** The simple name of the concrete benchmark class in every transport module. */
    public String benchmarkClass() {
        return kind.benchmark().type();
    }

    /** The benchmark's method, named after the metric. */
    public String benchmarkMethod() {
        return kind.benchmark().method();
    }

    /** Counted round trips of one slice; see {@link WorkloadKind#slice(Placement, Traffic)}. */
    public int slice(Placement placement, Traffic traffic) {
        return kind.slice(placement, traffic);
    }

    /** The pace of its requests, unless told otherwise. */
    public Pace pace() {
        return kind.pace();
    }

    /** Whether its requests follow a plan. */
    public boolean isPlanned() {
        return pace().open();
    }

    /** The traffic of its ends with messages of that size, unless told otherwise. */
    public Traffic traffic(MessageShape shape) {
        return Traffic.of(shape, connections(), window(shape)).at(pace()).using(use());
    }

    /** Connections unless told otherwise. */
    public int connections() {
        return kind.connections();
    }

    /** Requests outstanding on each connection unless told otherwise: of a stream as many as hold 1 MiB, 4 to 1024. */
    public int window(MessageShape shape) {
        return kind.window(shape);
    }

    /** Whether its client keeps its connections. */
    public ConnectionUse use() {
        return kind.use();
    }

    /** Whether its messages are chunks of a stream, of which mostly one direction has any. */
    public boolean movesChunks() {
        return kind.movesChunks();
    }

    /** How much longer than others its forks run before they count. */
    int warmupFactor() {
        return kind.warmupFactor();
    }

    /** The figures that tell it, in tables and on pages. */
    public Lead lead() {
        return kind.lead();
    }

    /** The metric by which transports are compared and sorted. */
    public String primaryMetric() {
        return kind.lead().primaryMetric();
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
