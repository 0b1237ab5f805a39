package dev.loopbench.results.option;

import dev.loopbench.results.evidence.Rules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The band within which a difference is too small to matter, as an option. */
public final class BandOption {

    @Option(
            names = {"--band", "--resolution"},
            converter = ShareConverter.class,
            paramLabel = "SHARE",
            description =
                    "Differences smaller than this do not matter, such as 2%%. Default: 1%%; with --variant 0.5%%.")
    private @Nullable Double band;

    /**
     * With that band.
     *
     * @param usual the band unless the option names one
     * @throws UnusableInput naming the option, the value and what is allowed
     */
    public Rules rules(double usual) {
        try {
            return Rules.ofBand(band == null ? usual : band);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--band", String.valueOf(e.getMessage()));
        }
    }
}
