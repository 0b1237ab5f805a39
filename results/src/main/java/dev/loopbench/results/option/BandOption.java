package dev.loopbench.results.option;

import dev.loopbench.results.evidence.Rules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    /** Reads {@code 2%} or {@code 0.02} as a share of 1. */
    static final class ShareConverter implements ITypeConverter<Double> {

        private static final double HUNDRED = 100;

        @Override
        public Double convert(String text) {
            boolean percent = text.endsWith("%");
            String number = percent ? text.substring(0, text.length() - 1).strip() : text;
            try {
                double value = Double.parseDouble(number);
                return percent ? value / HUNDRED : value;
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no share: write it as 2% or 0.02");
            }
        }
    }
}
