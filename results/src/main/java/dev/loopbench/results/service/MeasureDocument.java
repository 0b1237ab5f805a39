package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.evidence.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of {@code measure}.
 *
 * @param schema of the document
 * @param started when, where and how; absent until the measurement is kept or printed
 * @param metric what verdicts are about: {@code throughput}, {@code p50} or {@code p99}
 * @param load absent when nothing was loaded, because of a problem
 * @param targets all of them; one that was not loaded has errors and no figures, that of a search has the figures at the rate that it found
 * @param blocks the figures of each target and of its echo by block; empty after a search or a problem
 * @param comparisons each target against the first; empty with one, or with too few blocks
 * @param promise absent unless one was asked about
 * @param problems why targets could not be measured, or not to the end, a line each
 */
public record MeasureDocument(
        String schema,
        @Nullable MeasureStart started,
        String metric,
        @Nullable LoadFigures load,
        List<TargetFigures> targets,
        List<BlockSeries> blocks,
        List<ServiceComparison> comparisons,
        @JsonProperty("slo") @Nullable PromiseFigures promise,
        List<String> problems) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-measure/1";

    public MeasureDocument {
        targets = List.copyOf(targets);
        blocks = List.copyOf(blocks);
        comparisons = List.copyOf(comparisons);
        problems = List.copyOf(problems);
    }

    /**
     * Nothing was measured.
     *
     * @param targets without figures
     */
    public static MeasureDocument ofProblems(PrimaryMetric metric, List<TargetFigures> targets, List<String> problems) {
        return new MeasureDocument(SCHEMA, null, metric.label(), null, targets, List.of(), List.of(), null, problems);
    }

    /** The same, with how it was started. */
    public MeasureDocument startedBy(MeasureStart start) {
        return new MeasureDocument(schema, start, metric, load, targets, blocks, comparisons, promise, problems);
    }

    /** How many errors there were in all, but for requests that a search gave up because the rate was too high. */
    public long errorCount() {
        return promise == null || promise.tried().isEmpty()
                ? targets.stream().mapToLong(TargetFigures::errorCount).sum()
                : promise.tried().stream()
                        .mapToLong(PromiseFigures.RateTried::faultCount)
                        .sum();
    }

    /** The targets that had errors; none after a search, because there each rate has its own. */
    public List<TargetFigures> faulty() {
        return promise == null || promise.tried().isEmpty()
                ? targets.stream().filter(target -> target.errorCount() > 0).toList()
                : List.of();
    }

    /**
     * When, where and how a measurement was started.
     *
     * @param at the moment in UTC, such as {@code 2026-11-30T12:41:13Z}
     * @param machine in one line
     * @param jdk the client's version of Java
     * @param arguments those of {@code measure}, the seed among them, without header values, bodies, sent bytes and other possible secrets
     */
    public record MeasureStart(String at, String machine, String jdk, List<String> arguments) {

        public MeasureStart {
            arguments = List.copyOf(arguments);
        }
    }

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
     * @param moreBlocks how many more blocks would probably decide it; absent when it is decided or not known
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
            @JsonProperty("more_blocks") @Nullable Integer moreBlocks) {

        /**
         * The chance at which a difference is believed. It decides an exit code, and pipelines ask day after day: of 500 measurements of two
         * equal services one may fail. Ten blocks or more can reach it.
         */
        public static final double MOST_CHANCE = 0.002;

        /**
         * The comparison with a verdict that its p and its own interval bear out: where the interval holds 1, a small p comes from few blocks
         * of which some are outliers, and nothing is decided.
         */
        public static ServiceComparison of(Comparison found, PrimaryMetric metric) {
            boolean isDifference = found.verdict() == Verdict.SLOWER || found.verdict() == Verdict.FASTER;
            boolean isBorneOut = found.p() <= MOST_CHANCE && (found.low() > 1 || found.high() < 1);
            return new ServiceComparison(
                    found.cell(),
                    found.reference(),
                    metric.label(),
                    found.ratio(),
                    found.low(),
                    found.high(),
                    found.p(),
                    isDifference && !isBorneOut ? Verdict.UNDECIDED : found.verdict(),
                    found.moreBlocks());
        }

        /** Whether it would be a difference at the level of a panel, and is not believed. */
        @JsonIgnore
        public boolean isDoubted() {
            return verdict == Verdict.UNDECIDED && p > MOST_CHANCE && p <= Rules.LEVEL && (low > 1 || high < 1);
        }
    }
}
