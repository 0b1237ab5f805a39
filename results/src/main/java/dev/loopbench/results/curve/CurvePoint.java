package dev.loopbench.results.curve;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.loopbench.results.curve.Curve.Answer;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.gates.PlanGate;
import dev.loopbench.results.statistics.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results at one rate.
 *
 * @param perSecond intended requests a second
 * @param share of the closed loop's throughput
 * @param forks how many have figures
 * @param figures estimates over these forks by the labels of metrics; empty when none has
 * @param trouble why the rate cannot be called held; absent when it was
 */
public record CurvePoint(
        int perSecond,
        double share,
        int forks,
        Map<String, Estimate> figures,
        @Nullable String trouble) {

    public CurvePoint {
        figures = Map.copyOf(new LinkedHashMap<>(figures));
    }

    /** A metric; absent when too little was seen for it. */
    public @Nullable Double figure(Metric metric) {
        Estimate estimate = figures.get(metric.label());
        return estimate == null ? null : estimate.value();
    }

    /** Whether more than one request in a hundred left late by the generator's own fault. */
    public boolean isLate() {
        Double late = figure(Metric.LATE_SHARE);
        return late != null && late > PlanGate.MOST_LATE;
    }

    /** Whether so many requests met a pause of the platform that the others say nothing of the service. */
    @JsonIgnore
    public boolean isDisturbed() {
        Double excluded = figure(Metric.EXCLUDED_SHARE);
        return excluded != null && excluded > PlanGate.MOST_EXCLUDED;
    }

    /** Whether it can be told by that answer if a promise was kept. */
    boolean tells(Answer answer) {
        return trouble != null || answer == Answer.MACHINE || (!isDisturbed() && figure(answer.slowest()) != null);
    }

    /**
     * Whether the rate was held, and 99 of 100 responses came within the promised time. Where too few were seen for such a
     * quantile, the slowest of all must have. What the generator was late by is in the response time, so that a late one may
     * hide that a promise was kept, but never that it was broken.
     */
    public boolean keeps(double promisedMicros, Answer answer) {
        Double p99 = figure(answer.p99());
        Double slowest = p99 == null ? figure(answer.slowest()) : p99;
        return tells(answer) && trouble == null && slowest != null && slowest <= promisedMicros;
    }
}
