package dev.loopbench.results.workload;

import dev.loopbench.core.benchmark.ConnectBenchmark;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.workload.WorkloadKind.BenchmarkName;
import dev.loopbench.results.workload.WorkloadKind.Lead;

/** A connection for each request, one at a time. */
public final class Cycles extends WorkloadKind {

    /** A cycle runs through more code than a round trip, and there are fewer of them in a second. */
    private static final int WARMUP_FACTOR = 2;

    public Cycles() {
        super(
                "a connection for each request",
                new BenchmarkName("Connect", "connect"),
                Lead.THROUGHPUT,
                ConnectBenchmark.SLICE);
    }

    /** Half of them where the ends have a core each: a cycle takes longer there. */
    @Override
    long ofSmallMessages(Placement placement, Traffic traffic) {
        return placement == Placement.SAME_CORE ? slice() : slice() / 2;
    }

    @Override
    public ConnectionUse use() {
        return ConnectionUse.PER_REQUEST;
    }

    @Override
    public int warmupFactor() {
        return WARMUP_FACTOR;
    }
}
