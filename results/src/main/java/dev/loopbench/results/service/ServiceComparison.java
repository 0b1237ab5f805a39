package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loopbench.results.evidence.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One target against the first.
 *
 * @param cell the target's letter
 * @param reference the letter of the first
 * @param metric what is compared
 * @param ratio cell ÷ reference
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param p the chance of such a finding where there is no difference, adjusted for all comparisons
 * @param verdict about the cell
 * @param moreBlocks how many more blocks would probably decide it; absent when it is decided
 */
public record ServiceComparison(
        String cell,
        String reference,
        String metric,
        double ratio,
        double low,
        double high,
        double p,
        Verdict verdict,
        @JsonProperty("more_blocks") @Nullable Integer moreBlocks) {}
