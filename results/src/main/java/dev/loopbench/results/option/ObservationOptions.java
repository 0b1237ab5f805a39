package dev.loopbench.results.option;

import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.run.Observation;
import picocli.CommandLine.Option;

/** Options that keep single requests. */
public final class ObservationOptions {

    private static final String RAW_LOG = "--raw-log";

    @Option(
            names = "--ledger",
            description =
                    "Say why requests beyond the 99th percentile were slow: a table of causes below the panels, and the"
                            + " slowest requests of each fork with the evidence in 'ledger' of the run's directory.")
    private boolean ledger;

    @Option(
            names = RAW_LOG,
            description = "Keep every request of fixed-rate in 'requests' of the run's directory: when it was"
                    + " due, sent and answered. scripts/recompute-responses.py recomputes both answers from"
                    + " it.")
    private boolean rawLog;

    /** @throws UnusableInput naming the option and what is allowed */
    public Observation observation(PlanRequest request) {
        if (rawLog && request.plannedWorkloads().stream().noneMatch(Workload::isPlanned)) {
            throw new UnusableInput(RAW_LOG, "only fixed-rate follows a plan: add --workloads fixed-rate");
        }
        return new Observation(ledger, rawLog);
    }
}
