package dev.loopbench.results.workload;

import dev.loopbench.core.benchmark.PipelinedBenchmark;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.workload.WorkloadKind.BenchmarkName;
import dev.loopbench.results.workload.WorkloadKind.Lead;

/** Full windows on several connections. */
public final class FullWindows extends WorkloadKind {

    private static final int CONNECTIONS = 16;
    private static final int WINDOW = 16;

    /** Round trips of a slice for each request outstanding, at the least. */
    private static final int LEAST_EACH = 4;

    public FullWindows() {
        super("full windows", new BenchmarkName("Pipelined", "pipelined"), Lead.THROUGHPUT, PipelinedBenchmark.SLICE);
    }

    @Override
    long ofSmallMessages(Placement placement, Traffic traffic) {
        return Math.max(slice(), (long) LEAST_EACH * traffic.outstanding());
    }

    /** Fewer of smaller windows, since fewer requests are then read and written at once. */
    @Override
    long usual(int most, Traffic traffic) {
        long batched = (long) most * traffic.window() / WINDOW;
        return Math.min(super.usual(most, traffic), Math.max(batched, (long) LEAST_EACH * traffic.outstanding()));
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public int window(MessageShape shape) {
        return WINDOW;
    }
}
