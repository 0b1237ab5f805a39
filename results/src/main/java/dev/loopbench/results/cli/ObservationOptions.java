package dev.loopbench.results.cli;

import dev.loopbench.results.run.Observation;
import picocli.CommandLine.Option;

/** What to keep of single requests, as options. */
final class ObservationOptions {

    @Option(
            names = "--ledger",
            description =
                    "Say why requests beyond the 99th percentile were slow: a table of causes below the panels, and the"
                            + " slowest requests of each fork with the evidence in 'ledger' of the run's directory.")
    private boolean ledger;

    Observation observation() {
        return ledger ? new Observation(true) : Observation.NONE;
    }
}
