package dev.loopbench.results.workload;

import dev.loopbench.core.benchmark.FixedRateBenchmark;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.results.workload.WorkloadKind.BenchmarkName;
import dev.loopbench.results.workload.WorkloadKind.Lead;

/** Requests by a plan, whatever the server does. */
public final class PlannedRequests extends WorkloadKind {

    /** Requests of one slice at the least: enough for a median. */
    private static final int LEAST_SLICE = 20;

    /** But no more than those of so many seconds. */
    private static final int MOST_SECONDS = 2;

    private static final int SLICES_A_SECOND = 10;

    public PlannedRequests() {
        super(
                "requests at a rate of their own",
                new BenchmarkName("FixedRate", "fixedRate"),
                Lead.RESPONSE,
                FixedRateBenchmark.SLICE);
    }

    /**
     * Counted requests of one slice of a plan: those of 100 ms, at low rates {@value #LEAST_SLICE}, at still lower ones those
     * of {@value #MOST_SECONDS} s.
     */
    public static int slice(Pace pace) {
        int least = Math.min(LEAST_SLICE, MOST_SECONDS * pace.perSecond());
        return Math.max(least, pace.perSecond() / SLICES_A_SECOND);
    }

    @Override
    public Pace pace() {
        return Pace.of(FixedRateBenchmark.RATE, Pace.Arrivals.CONSTANT);
    }
}
