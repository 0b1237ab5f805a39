package dev.loopbench.results.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 20us}, {@code 500ms}, {@code 2s}, {@code 1.5s}, {@code 10m}. */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern SYNTAX = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s|m)");

    @Override
    public Duration convert(String value) {
        Matcher matcher = SYNTAX.matcher(value);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + value + "' is not a duration: write 20us, 500ms, 2s or 10m");
        }
        double amount = Double.parseDouble(matcher.group(1));
        long unit = switch (matcher.group(2)) {
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            default -> 60_000_000_000L;
        };
        return Duration.ofNanos(Math.round(amount * unit));
    }
}
