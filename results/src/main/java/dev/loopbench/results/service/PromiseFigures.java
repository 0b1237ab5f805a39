package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loopbench.service.protocol.ErrorKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a promise about response times.
 *
 * @param promise as it was written, such as {@code p99=1ms}
 * @param kept whether every target kept it; with a search, whether any rate did
 * @param target whose rates were searched; absent without a search
 * @param kneePerSecond the highest rate at which it kept the promise; absent without a search, or when no rate did
 * @param tried the rates of the search, ascending
 */
public record PromiseFigures(
        String promise,
        boolean kept,
        @Nullable String target,
        @JsonProperty("knee_per_s") @Nullable Double kneePerSecond,
        List<RateTried> tried) {

    /**
     * One rate of a search.
     *
     * @param perSecond that was asked for
     * @param reachedPerSecond that was reached
     * @param micros the response time at the promise's quantile; absent where no request was measured
     * @param kept whether the promise was kept
     * @param errors kind → how many
     * @param examples kind → what the first one was
     */
    public record RateTried(
            @JsonProperty("rate_per_s") double perSecond,
            @JsonProperty("reached_per_s") double reachedPerSecond,
            @JsonProperty("response_us") @Nullable Double micros,
            boolean kept,
            Map<String, Long> errors,
            @JsonProperty("error_examples") Map<String, String> examples) {

        /** How many errors there were of all kinds. */
        public long errorCount() {
            return errors.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Errors but for requests that were given up because the rate is too high: to find that out is what a search is for. */
        public long faultCount() {
            return errorCount() - errors.getOrDefault(ErrorKind.OVERLOADED.key(), 0L);
        }
    }

    public PromiseFigures {
        tried = List.copyOf(tried);
    }
}
