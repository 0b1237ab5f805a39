package dev.loopbench.results.workload;

import dev.loopbench.core.benchmark.RoundTripBenchmark;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.workload.WorkloadKind.BenchmarkName;
import dev.loopbench.results.workload.WorkloadKind.Lead;

/** One request at a time on one connection: the ping-pong. */
public final class RoundTrips extends WorkloadKind {

    public RoundTrips() {
        super(
                "one request at a time",
                new BenchmarkName("RoundTrip", "roundTrip"),
                Lead.LATENCY,
                RoundTripBenchmark.SLICE);
    }

    /** Whole laps, on every placement. */
    @Override
    int most(Placement placement, Traffic traffic) {
        return slice() / Lap.LENGTH * Lap.length(traffic.shape());
    }
}
