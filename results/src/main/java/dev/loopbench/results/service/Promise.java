package dev.loopbench.results.service;

import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A promise about response times.
 *
 * @param text as it was written, such as {@code p99=1ms}
 * @param quantile above 0, below 1
 * @param nanos the response time at that quantile at most
 */
public record Promise(String text, double quantile, long nanos) {

    private static final Pattern FORM =
            Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,3})?)=(\\d{1,6}(?:\\.\\d{1,3})?)(us|ms|s)");

    /** @throws IllegalArgumentException when it is not of that form */
    public static Promise parse(String text) {
        Matcher matcher = FORM.matcher(text);
        double percentile = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (percentile <= 0) {
            throw new IllegalArgumentException("'" + text + "' is no promise: write p99=1ms or p99.9=500us");
        }
        double unit = switch (matcher.group(3)) {
            case "us" -> 1e3;
            case "ms" -> 1e6;
            default -> 1e9;
        };
        return new Promise(text, percentile / 100, Math.round(Double.parseDouble(matcher.group(2)) * unit));
    }

    /** The response time at the quantile over all blocks together, ns; not a number where nothing was recorded. */
    public double responseNanos(Collection<BlockRecord> blocks) {
        Latencies all = new Latencies();
        blocks.forEach(block -> all.add(block.latencies()));
        return all.response().getTotalCount() == 0
                ? Double.NaN
                : (double) all.response().getValueAtPercentile(100 * quantile);
    }

    /** Whether a response time at the quantile keeps it; one that is not a number does not. */
    public boolean isKept(double responseNanos) {
        return responseNanos <= nanos;
    }
}
