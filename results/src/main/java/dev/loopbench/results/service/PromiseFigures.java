package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a promise about response times was kept.
 *
 * @param promise as it was written, such as {@code p99=1ms}
 * @param kept whether every target kept it; with a search, whether any rate did
 * @param kneePerSecond the highest rate at which the first target kept it; absent without a search, or when no rate did
 * @param tried the rates of the search, ascending
 */
public record PromiseFigures(
        String promise,
        boolean kept,
        @JsonProperty("knee_per_s") @Nullable Double kneePerSecond,
        List<RateTried> tried) {

    /**
     * One rate of a search.
     *
     * @param perSecond that was asked for
     * @param reachedPerSecond that was reached
     * @param micros the response time at the promise's quantile
     * @param kept whether the promise was kept
     */
    public record RateTried(
            @JsonProperty("rate_per_s") double perSecond,
            @JsonProperty("reached_per_s") double reachedPerSecond,
            @JsonProperty("response_us") double micros,
            boolean kept) {}

    public PromiseFigures {
        tried = List.copyOf(tried);
    }
}
