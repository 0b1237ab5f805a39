package dev.loopbench.results.cli;

import dev.loopbench.results.evidence.Rules;
import picocli.CommandLine.Option;

/** What is too small to matter, as an option. */
final class BandOption {

    @Option(
            names = {"--band", "--resolution"},
            converter = ShareConverter.class,
            paramLabel = "SHARE",
            description = "Differences smaller than this do not matter, such as 2%%. Default: 1%%.")
    private double band = Rules.BAND;

    /** @throws UnusableInput naming the option, the value and what is allowed */
    Rules rules() {
        try {
            return Rules.ofBand(band);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--band", String.valueOf(e.getMessage()));
        }
    }
}
